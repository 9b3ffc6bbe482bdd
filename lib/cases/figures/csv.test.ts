import { expect, test } from "vitest";
import { csvText } from "./csv";

test.each(["=1+1", "+86 10", "-2", "@SUM(A1)", "\tx", "\rx"])(
  "C23 a name that a spreadsheet would run as a formula is only a text: %j",
  (name) => {
    expect(csvText([[name]])).toMatch(/^\uFEFF"?'/);
  },
);

test("C23 numbers, below nothing too, stay numbers, and what is not known stays empty", () => {
  expect(csvText([["a", 3, null, -1]])).toBe("\uFEFFa,3,,-1\r\n");
});

test("C23 commas, quotes and lines stay inside their cell", () => {
  expect(csvText([['甲,"乙"\n丙', "丁"]])).toBe('\uFEFF"甲,""乙""\n丙",丁\r\n');
});
