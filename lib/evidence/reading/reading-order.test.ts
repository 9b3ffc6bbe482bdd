import { describe, expect, it } from "vitest";
import { boundsOf, type Point, type Quad } from "./line";
import { joinPieces, placeLines } from "./placed-line";
import { inReadingOrder } from "./reading-order";
import { line, type Written } from "./testing/lines";

const ordered = (...lines: Written[]) => inReadingOrder(lines.map(line).reverse()).map(({ text }) => text);

function tilted(box: Quad, degrees: number): Quad {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return box.map(({ x, y }: Point) => ({ x: x * cos - y * sin, y: x * sin + y * cos })) as unknown as Quad;
}

describe("the order of reading", () => {
  it("runs along a row before it goes down: label, value, next label", () => {
    const words = ordered(["运费", 40, 100], ["¥0.00", 800, 103], ["实付款", 40, 170], ["¥35.00", 780, 168, 48]);
    expect(words).toEqual(["运费", "¥0.00", "实付款", "¥35.00"]);
  });

  it("reads a column to its end where it does not line up with the next", () => {
    const words = ordered(["10-30", 100, 100], ["09:15", 100, 142], ["【柳州市】", 300, 108], ["已签收", 300, 168]);
    expect(words).toEqual(["10-30", "09:15", "【柳州市】", "已签收"]);
  });

  it("reads one card before the next", () => {
    const card = (top: number, name: string): Written[] => [
      [`${name}名`, 200, top],
      ["十月", 800, top + 25],
      [`${name}文`, 200, top + 60],
    ];
    expect(ordered(...card(100, "甲"), ...card(400, "乙"))).toEqual(["甲名", "甲文", "十月", "乙名", "乙文", "十月"]);
  });

  it("follows a page photographed at a slant", () => {
    const straight: Written[] = [
      ["运单号码", 40, 100],
      ["772019", 900, 100],
      ["当前状态", 40, 160],
      ["运输中", 900, 160],
    ];
    const slanted = straight.map(line).map((one) => ({ ...one, box: tilted(one.box, 6) }));
    expect(inReadingOrder(placeLines(slanted)).map(({ text }) => text)).toEqual(straight.map(([text]) => text));
  });
});

describe("what the detector drew", () => {
  it("loses a watermark that leans across the page", () => {
    const words = ["第一行文字内容", "第二行文字内容", "第三行文字内容"].map((text, at) =>
      line([text, 40, 100 + at * 60]),
    );
    const stamp = line(["仅供维权使用", 300, 90]);
    const placed = placeLines([...words, { ...stamp, box: tilted(stamp.box, -30) }]);
    expect(placed.map(({ text }) => text)).not.toContain("仅供维权使用");
    expect(placed).toHaveLength(3);
  });

  it("is put together where one line was cut in two, and left apart where a label ends", () => {
    const first = line(["地铁上够用，", 40, 100]);
    const second = line(["声音清楚", first.at.right + 6, 102]);
    const button = line(["复制", second.at.right + 90, 101]);
    const joined = joinPieces([button, second, first]);
    expect(joined.map(({ text }) => text).sort()).toEqual(["地铁上够用，声音清楚", "复制"]);
    expect(boundsOf(joined.find(({ text }) => text !== "复制")?.box ?? []).right).toBeCloseTo(second.at.right);
  });
});
