import { describe, expect, it } from "vitest";
import { processorMs } from "@/lib/infra/testing/processor-ms";
import { isBankCard, isIdNumber, passesLuhn } from "./check-digits";
import { sensitiveSpans } from "./sensitive";

/** What is found, as `kind: characters`. */
const found = (text: string) =>
  sensitiveSpans(text).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);

describe("check digits", () => {
  it.each([
    ["11010519491231002X", true],
    ["11010519491231002x", true],
    ["440524188001010014", false], // born before any living person
    ["110105194912310021", false],
    ["11010519491331002X", false],
    ["01010519491231002X", false],
  ])("of the identity card number %s are right: %s", (text, right) => {
    expect(isIdNumber(text)).toBe(right);
  });

  it.each([
    ["6222021234567890129", passesLuhn("6222021234567890129")],
    ["4111111111111111", true],
    ["4111111111111112", false],
    ["5555555555554444", true],
    ["3302671984400517", false], // no card begins like this
  ])("of the card number %s are right: %s", (digits, right) => {
    expect(isBankCard(digits)).toBe(right);
  });
});

describe("what is private in the text of a screenshot (N4)", () => {
  it.each([
    ["加我16413572468", ["phone: 16413572468"]],
    ["电话 164 1357 2468", ["phone: 164 1357 2468"]],
    ["+86 164-1357-2468", ["phone: 164-1357-2468"]],
    ["wx16413572468，备注好评", ["phone: 16413572468"]],
    ["座机0571-88886666", ["phone: 0571-88886666"]],
    ["138****1234", []],
    ["1381234****", []],
    ["客服热线 400-820-8820", []],
    ["12345678901", []],
    ["运单 78231549900231", []],
    ["2026-01-12 13:45:30", []],
  ])("phone numbers: %s", (text, spans) => {
    expect(found(text)).toEqual(spans);
  });

  it.each([
    ["身份证 11010519491231002X", ["id_number: 11010519491231002X"]],
    ["110105 19491231 002X", ["id_number: 110105 19491231 002X"]],
    ["编号110105194912310021", []],
    ["身份证号：110105194912310021", ["id_number: 110105194912310021"]],
    ["身份证 1101**********002X", []],
    ["订单编号 202601121034567890", []],
  ])("identity card numbers: %s", (text, spans) => {
    expect(found(text)).toEqual(spans);
  });

  it.each([
    ["转到 4111 1111 1111 1111 谢谢", ["bank_card: 4111 1111 1111 1111"]],
    ["4111111111111111", ["bank_card: 4111111111111111"]],
    ["4111111111111112", []],
    ["银行卡号：4111111111111112", ["bank_card: 4111111111111112"]],
    ["储蓄卡 6222021234567890123", ["bank_card: 6222021234567890123"]],
    ["订单号：4111111111111111", []],
    ["交易号 4111111111111111", []],
    ["快递单号\u30004111111111111111", []],
    ["订单编号 3302671984400517", []],
    ["6222 **** **** 1111", []],
    ["尾号1111", []],
  ])("bank card numbers: %s", (text, spans) => {
    expect(found(text)).toEqual(spans);
  });

  it.each([
    ["收货人：李明", ["name: 李明"]],
    ["收货人　欧阳小兰", ["name: 欧阳小兰"]],
    ["收件人李明 16413572468", ["name: 李明", "phone: 16413572468"]],
    ["收货人李明已签收", ["name: 李明已"]],
    ["姓名: 古丽·阿依", ["name: 古丽·阿依"]],
    ["收货人信息", []],
    ["收货人：请填写", []],
    ["户名：杭州好味食品有限公司", []],
    ["收款人好味零食旗舰店", []],
    ["收货人 李**", []],
    ["用户姓李，买了茶", []],
  ])("names behind their label: %s", (text, spans) => {
    expect(found(text)).toEqual(spans);
  });

  it.each([
    ["收货地址：浙江省杭州市余杭区文一西路969号3幢", ["address: 浙江省杭州市余杭区文一西路969号3幢"]],
    ["地址 幸福小区5栋2单元301室", ["address: 幸福小区5栋2单元301室"]],
    ["寄到上海市浦东新区张江路88弄6号101", ["address: 寄到上海市浦东新区张江路88弄6号101"]],
    ["快件到达【杭州余杭中转站】", []],
    ["已签收，签收地：广东省广州市天河区", []],
    ["地址错误怎么办", []],
  ])("addresses: %s", (text, spans) => {
    expect(found(text)).toEqual(spans);
  });

  it("one place is named once", () => {
    const text = "收货人：李明，电话16413572468，地址：上海市浦东新区张江路88弄6号101";
    expect(found(text)).toEqual(["name: 李明", "phone: 16413572468", "address: 上海市浦东新区张江路88弄6号101"]);
  });

  it("a long text without anything is looked through at once", async () => {
    const long = "这家店的柚子茶很香市区路".repeat(800);
    expect(await processorMs(() => expect(sensitiveSpans(long)).toEqual([]))).toBeLessThan(2_000);
  });
});
