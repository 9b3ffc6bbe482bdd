import { describe, expect, test } from "vitest";
import { asKept, LONGEST_TEXT, writtenText } from "./schema";

describe("words of staff", () => {
  test.each([
    ["已受理\u202E。", "已受理。"],
    ["a\u0000b\u0007c\u200F\u061C", "abc"],
    ["半个\ud800字", "半个\ufffd字"],
    ["  两行\n\t字  ", "两行\n\t字"],
    ["全家👨‍👩‍👧‍👦", "全家👨‍👩‍👧‍👦"],
  ])("%j are kept without what could show a reader something else", (typed, kept) => {
    expect(asKept(typed)).toBe(kept);
    expect(asKept(kept), "as the preview shows them, they are sent").toBe(kept);
  });

  test("are counted as people count", () => {
    expect(writtenText.safeParse("😀".repeat(LONGEST_TEXT)).success).toBe(true);
    expect(writtenText.safeParse("字".repeat(LONGEST_TEXT + 1)).success).toBe(false);
  });
});
