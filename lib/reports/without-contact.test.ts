import { expect, it } from "vitest";
import { answersWithoutContact, withoutContact } from "@/lib/reports/without-contact";

it.each([
  ["13800138000", "打 138 0013 8000 找我", "打 ■■■ 找我"],
  ["138 0013-8000", "电话（＋86）１３８００１３８０００。", "电话（＋86）■■■。"],
  ["13800138000", "+86 138-0013-8000, 0086(138)00138000", "■■■, ■■■"],
  ["13800138000", "单号 7138001380004", "单号 7138001380004"],
  ["13800138000", "138.0013.8000", "■■■"],
  ["88886666", "店家 021-88886666，我的 8888 6666", "店家 021-88886666，我的 ■■■"],
  ["Li.Lei+1@Example.com", "写信到ｌｉ.lei+1@EXAMPLE.com。", "写信到■■■。"],
  [
    "li.lei@example.com",
    "not-li.lei@example.com, li.lei@example.com-x",
    "not-li.lei@example.com, li.lei@example.com-x",
  ],
  ["a(b@example.com", "a(b@example.com", "■■■"],
  ["", "没有留下", "没有留下"],
])("PRV-06 of somebody who left %j, %j is kept as %j", (contact, typed, kept) => {
  expect(withoutContact(typed, contact)).toBe(kept);
});

it("PRV-06 looks into every text of a set of answers and leaves the rest", () => {
  const answers = { seen: { story: "找 a@b.example", demands: ["five_stars", "a@b.example"] }, care: null, paid: true };
  const kept = { seen: { story: "找 ■■■", demands: ["five_stars", "■■■"] }, care: null, paid: true };
  expect(answersWithoutContact(answers, "a@b.example")).toEqual(kept);
});
