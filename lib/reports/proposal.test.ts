import { describe, expect, it } from "vitest";
import type { ReadField } from "@/lib/evidence/reading/reading";
import { isAsked, proposalsFrom } from "@/lib/reports/proposal";

const read = (name: string, value: string) =>
  ({ name, value, boxes: [], confidence: 1, confirmed: false }) as ReadField;
const from = (...fields: [string, string][]) =>
  proposalsFrom({ fields: fields.map(([name, value]) => read(name, value)) }).map(
    ({ field, value }) => `${field}=${value}`,
  );

describe("what was read, in the form's own terms (N1)", () => {
  it.each([
    ["demanded", "晒图+五星好评", ["demands=five_stars", "demands=pictures"]],
    ["demanded", "删除差评", ["demands=delete_review"]],
    ["demanded", "加微信领取", []],
    ["offered", "返现5元红包", ["offers=red_packet", "offers=cash_back", "offerAmount=5元"]],
    ["offered", "￥8.88", ["offerAmount=￥8.88"]],
    ["offered", "免单一次，送小礼品", ["offers=full_refund", "offers=gift"]],
    ["wechat", "haowei888", ["contacts=微信 haowei888"]],
    ["qrPayload", "https://pay.example/x", ["contacts=二维码 https://pay.example/x"]],
    ["shop", "好味零食铺", ["shopName=好味零食铺"]],
    ["waybills", "YT1234567890123", ["waybills=YT1234567890123"]],
    ["phones", "16413572468", []],
    ["times", "2026-11-01", []],
  ])("%s “%s” is %j", (name, value, expected) => {
    expect(from([name, value])).toEqual(expected);
  });

  it("takes one of what the form has room for once, and each of several once", () => {
    expect(
      from(
        ["shop", "甲店"],
        ["shop", "乙店"],
        ["reviewTexts", "很好"],
        ["reviewTexts", "不错"],
        ["reviewTexts", "很好"],
      ),
    ).toEqual(["shopName=甲店", "reviewText=很好", "reviewText=不错"]);
  });

  it.each([
    ["cashback_card", "contacts", true],
    ["cashback_card", "waybills", false],
    ["empty_parcel", "waybills", true],
    ["empty_parcel", "reviewText", false],
    ["bought_praise", "offers", false],
    ["bought_praise", "shopName", true],
  ] as const)("a report of %s has the field %s: %s", (kind, field, asked) => {
    expect(isAsked(kind, field)).toBe(asked);
  });
});
