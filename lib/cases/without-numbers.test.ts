import { describe, expect, it } from "vitest";
import { withoutNumbers } from "./without-numbers";

describe("PRV-05 a reporter's words without what names them", () => {
  it.each([
    ["我的订单号是 4382 1234 5678 9012，请查", "我的订单号是 ■■■，请查"],
    ["打 13812345678 找我", "打 ■■■ 找我"],
    ["１３８１２３４５６７８", "■■■"],
    ["身份证 11010519491231002X", "身份证 ■■■"],
    ["运单 SF1029384756123", "运单 ■■■"],
    ["写信到 wang.li+jubao@example.cn。", "写信到 ■■■。"],
  ])("PRV-05 hides %j", (said, told) => {
    expect(withoutNumbers(said)).toBe(told);
  });

  it.each([
    "2026-03-04 收到返现 5 元，满 30 字加 3 张图",
    "I paid 100 yuan for 2 items on 2026-03-04 and got 3 back",
    "好评返现 50000 元",
    "型号 ABC-12345",
  ])("leaves %j as it is", (said) => {
    expect(withoutNumbers(said)).toBe(said);
  });
});
