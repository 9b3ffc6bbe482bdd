import { describe, expect, test } from "vitest";
import { onlyLeavesOut, readWish, searchDocument, searchQuery, searchTokens } from "@/lib/cases/search-terms";

describe("what can be searched for in a text", () => {
  test.each([
    ["刷单", ["刷单"]],
    ["好评返现卡", ["好评", "评返", "返现", "现卡"]],
    ["刷", ["刷"]],
    ["加微信abc领红包", ["加微", "微信", "abc", "领红", "红包"]],
    ["SF1234567 顺丰", ["sf1234567", "顺丰"]],
    ["ＡＢＣ１２", ["abc12"]],
    ["15字+3图", ["15", "字", "3", "图"]],
    ["𠮷野家", ["𠮷野", "野家"]],
    ["Café ÉCLAIR", ["café", "éclair"]],
    ["https://shop.example/i?id=9", ["https", "shop", "example", "i", "id", "9"]],
    ["", []],
    ["  ！？…—😀 ", []],
  ])("%j gives %j", (text, tokens) => {
    expect(searchTokens(text)).toEqual(tokens);
  });

  test("every character begins some token of the document, the last of a run too", () => {
    expect(searchDocument("狂刷，好评")).toBe("狂刷 刷 好评 评");
  });

  test("a very long text is cut between tokens and stays below what the database takes", () => {
    const document = searchDocument("刷单返现".repeat(60_000));
    expect(document.length).toBeLessThanOrEqual(200_000);
    expect(document.split(" ").every((token) => token.length === 2)).toBe(true);
    expect(searchDocument("x".repeat(5_000))).toBe("x".repeat(64));
  });
});

describe("what staff type", () => {
  test.each([
    ["刷单", "'刷单'"],
    ["好评返现", "('好评' <-> '评返' <-> '返现')"],
    ["刷", "'刷':*"],
    ["好评返 SF12", "('好评' <-> '评返') & 'sf12'"],
    ["美团 刷", "'美团' & '刷':*"],
    ["ZP26-7KQ4", "'zp26' & '7kq4'"],
  ])("%j asks for %s", (typed, query) => {
    expect(searchQuery(typed)?.holds).toBe(query);
  });

  test.each([
    ["刷单 或 返现", "('刷单' | '返现')", "('刷单' | '返现')"],
    [
      "刷单 OR 好评返现 美团",
      "('刷单' | ('好评' <-> '评返' <-> '返现')) & '美团'",
      "('刷单' | ('好评' & '评返' & '返现')) & '美团'",
    ],
    ["加v OR 刷单", "(('加':* & 'v') | '刷单')", "(('加':* & 'v') | '刷单')"],
    ["美团 -好评返", "'美团' & !(('好评' <-> '评返'))", "'美团'"],
    ["美团 －刷单", "'美团' & !('刷单')", "'美团' & !('刷单')"],
    ["美团 -刷", "'美团' & !('刷':*)", "'美团'"],
    ["a OR b OR c", "('a' | 'b' | 'c')", "('a' | 'b' | 'c')"],
    ["OR 刷单 或", "'刷单'", "'刷单'"],
    ["or 刷单", "'or' & '刷单'", "'or' & '刷单'"],
    ["刷单 OR -好评", "'刷单' & !('好评')", "'刷单' & !('好评')"],
  ])("C9 %j asks for %s, and the index for %s", (typed, holds, mayHold) => {
    expect(searchQuery(typed)).toEqual({ holds, mayHold, leavesOut: holds.includes("!") });
  });

  test("C9 what is only to be left out finds nothing: a word to be found has to stand beside it", () => {
    expect(searchQuery("-刷单")).toBeNull();
    expect(readWish("-刷单")).toEqual({ all: [], none: ["-刷单"] });
    expect(["-刷单", "-刷单 美团", "刷单", "!!!"].map(onlyLeavesOut)).toEqual([true, false, false, false]);
  });

  test.each(["", "   ", "!!! & | ()", "😀", "\u0000", "\ud800"])("%j asks for nothing", (typed) => {
    expect(searchQuery(typed)).toBeNull();
  });

  test.each([
    "a' | 'b",
    '\'; DROP TABLE "case"; --',
    "刷单':* | !'",
    "\\' & \\\\",
    "a <-> (b | c) & !d",
    "a:*ABCD",
    "刷\u0000单\u202e'\u2028",
    "$$x$$ %27%20",
    "＇＆｜！（）",
  ])("%j is never read as query syntax", (typed) => {
    const term = "'[\\p{L}\\p{Nd}々ー]+'(?::\\*)?";
    const part = `(?:${term}|\\(${term}(?: <-> ${term})+\\))`;
    expect(searchQuery(typed)?.holds ?? "''").toMatch(new RegExp(`^(?:''|${part}(?: & ${part})*)$`, "u"));
  });

  test("ten thousand characters become a query of two dozen terms", () => {
    expect(searchQuery("刷单返现".repeat(2_500))?.holds.split(" <-> ")).toHaveLength(24);
    expect(searchQuery("a b ".repeat(2_500))?.holds.split(" & ")).toHaveLength(24);
  });
});
