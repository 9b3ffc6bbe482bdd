import { describe, expect, it } from "vitest";
import { page } from "@/lib/evidence/reading/testing/lines";
import { masksOfPage } from "./masks-of-page";
import { holds, isHidden, placeOfBox, widened } from "./place";

const kindsOn = (...lines: Parameters<typeof page>[0]) => masksOfPage(page(lines)).map(({ kind }) => kind);

describe("where something private stands on a picture (N4)", () => {
  it("is a box around its own characters, a little wider, in per cent", () => {
    const [mask, more] = masksOfPage(page([["联系电话16413572468谢谢", 100, 200]]));
    expect(more).toBeUndefined();
    expect(mask).toMatchObject({ kind: "phone" });
    const { x, y, width, height } = mask ?? { x: 0, y: 0, width: 0, height: 0 };
    expect(x).toBeGreaterThan(15);
    expect(x).toBeLessThan(24);
    expect(x + width).toBeLessThan(52);
    expect(y).toBeLessThan(10);
    expect(y + height).toBeGreaterThan(12);
  });

  it("is found where the label stands beside it or above it", () => {
    expect(kindsOn(["收货人", 40, 100], ["李明", 600, 100])).toEqual(["name"]);
    expect(kindsOn(["收货人", 40, 100], ["李明", 40, 150])).toEqual(["name"]);
  });

  it("is found where it runs over two lines: one box a line", () => {
    const lines = [
      ["收货地址：浙江省杭州市余杭区文一西路好望角小区很长的一行", 40, 100, 40, 900],
      ["969号3幢2单元301室", 40, 148],
    ] as const;
    const masks = masksOfPage(page([...lines]));
    expect(masks.filter(({ kind }) => kind === "address")).toHaveLength(2);
  });

  it("stands on the picture as it is shown, also when it had to be turned to be read", () => {
    const box = [
      { x: 100, y: 50 },
      { x: 300, y: 50 },
      { x: 300, y: 90 },
      { x: 100, y: 90 },
    ] as const;
    const read = { width: 1000, height: 500 };
    expect(placeOfBox(box, { ...read, turned: 0 })).toEqual({ x: 10, y: 10, width: 20, height: 8 });
    expect(placeOfBox(box, { ...read, turned: 180 })).toMatchObject({ x: 70, y: 82, width: 20 });
    const quarter = placeOfBox(box, { ...read, turned: 90 });
    expect([quarter.x, quarter.y, quarter.width, quarter.height].map(Math.round)).toEqual([10, 70, 8, 20]);
    const three = placeOfBox(box, { ...read, turned: 270 });
    expect([three.x, three.y, three.width, three.height].map(Math.round)).toEqual([82, 10, 8, 20]);
  });

  it("never reaches over the edge", () => {
    const wide = widened({ x: 0, y: 0, width: 100, height: 5 }, { width: 100, height: 1_000 });
    expect([wide.x, wide.y, wide.width]).toEqual([0, 0, 100]);
  });
});

describe("a field under a mask", () => {
  const field = { x: 10, y: 10, width: 80, height: 20 };
  const phone = { x: 50, y: 20, width: 20, height: 3 };
  it("is hidden even where the mask covers a few of its words", () => {
    expect(isHidden([field], [phone])).toBe(true);
    expect(isHidden([field], [{ ...phone, y: 40 }])).toBe(false);
    expect(isHidden([], [phone])).toBe(false);
  });
  it("holds what lies in it", () => {
    expect(holds(field, phone)).toBe(true);
    expect(holds(phone, field)).toBe(false);
  });
});
