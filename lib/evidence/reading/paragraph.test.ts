import { describe, expect, it } from "vitest";
import { boundsOf } from "./line";
import { boxesIn, paragraphOf, paragraphsOf, partOfLine } from "./paragraph";
import { line, type Written } from "./testing/lines";

const texts = (...lines: Written[]) => paragraphsOf(lines.map(line)).map(({ text }) => text);

describe("wrapped lines", () => {
  it("become one text, also inside a word", () => {
    expect(
      texts(
        ["亲，满意的话点这里 https://m.shop.ex", 100, 100, 40, 800],
        ["ample/item/7719，写个好评", 100, 150, 40, 500],
      ),
    ).toEqual(["亲，满意的话点这里 https://m.shop.example/item/7719，写个好评"]);
  });

  it("stay apart when the first did not reach the edge", () => {
    expect(texts(["好的", 100, 100], ["那我明天把图片和截图都发给你看看", 100, 150])).toHaveLength(2);
  });

  it("stay apart when there is room between them, or another size", () => {
    expect(texts(["甲".repeat(20), 100, 100, 40, 800], ["乙".repeat(9), 100, 220])).toHaveLength(2);
    expect(texts(["甲".repeat(20), 100, 100, 40, 800], ["乙".repeat(9), 100, 150, 24])).toHaveLength(2);
  });

  it("end where the next point, price or shop begins", () => {
    const full = (text: string, top: number): Written => [text, 100, top, 40, 800];
    expect(texts(full("1、每天早上九点放单先抢先做不要", 100), full("2、垫付本金拍下", 150))).toHaveLength(2);
    expect(texts(full("加厚棉被冬季保暖学生宿舍单人双人", 100), ["¥129.00", 100, 150])).toHaveLength(2);
    expect(texts(full("加厚棉被冬季保暖学生宿舍单人双人", 100), ["月河家纺", 100, 150])).toHaveLength(2);
  });

  it("of a numbered point may hang under its words", () => {
    expect(texts(["2、收货后三天内给五星好评并且附上", 100, 100, 40, 800], ["三张图", 150, 150])).toEqual([
      "2、收货后三天内给五星好评并且附上三张图",
    ]);
  });
});

describe("the place of some characters", () => {
  it("is their share of the line, a Latin letter half as wide as a Chinese one", () => {
    const { left, right } = boundsOf(partOfLine(line(["手机13800000000", 0, 0, 40, 816]), 2, 13));
    expect(left).toBeGreaterThan(150);
    expect(left).toBeLessThan(240);
    expect(right).toBeCloseTo(816);
  });

  it("is one box a line when they run over two", () => {
    const paragraph = paragraphOf([line(["加我微信abc", 100, 100]), line(["def88，快", 100, 150])]);
    const boxes = boxesIn(paragraph, 4, 12);
    expect(boxes).toHaveLength(2);
    expect(boundsOf(boxes[1] ?? []).left).toBe(100);
  });
});
