import { describe, expect, it } from "vitest";
import { readFields } from "../read-fields";
import type { ReadField } from "../reading";
import { KNOWN, page, valuesOf, type Written } from "../testing/lines";

/** Fields of lines that stand one below the other, far enough apart to be texts of their own. */
function fieldsOf(...texts: string[]): readonly ReadField[] {
  const lines = texts.map((text, at): Written => [text, 60, 300 + at * 120]);
  return readFields(page(lines), KNOWN).fields;
}

const read = (name: ReadField["name"], ...texts: string[]) => valuesOf(fieldsOf(...texts), name);

describe("contacts (N2)", () => {
  it.each([
    ["加微信：mihu_kefu01", ["mihu_kefu01"]],
    ["V信 mihu-kefu01 备注好评", ["mihu-kefu01"]],
    ["加客服 mihu_kefu01登记", ["mihu_kefu01"]],
    ["加我QQ8862301147", []],
    ["关注微信公众号领券", []],
  ])("finds WeChat in %s", (text, wanted) => {
    expect(read("wechat", text)).toEqual(wanted);
  });

  it("finds WeChat under its label", () => {
    const lines: Written[] = [
      ["客服微信", 60, 300],
      ["mihu_kefu01", 60, 350],
    ];
    expect(valuesOf(readFields(page(lines), KNOWN).fields, "wechat")).toEqual(["mihu_kefu01"]);
  });

  it("finds QQ of people and groups", () => {
    expect(read("qq", "财务QQ 886230114或QQ群7745012983")).toEqual(["886230114", "7745012983"]);
  });

  it.each([
    ["手机号16400003927，备注好评", ["16400003927"]],
    ["林*柔 154****1234", ["154****1234"]],
    ["客服电话 95311", ["95311"]],
    ["订单编号 26101833001277459", []],
  ])("finds phones in %s", (text, wanted) => {
    expect(read("phones", text)).toEqual(wanted);
  });

  it("counts a value once, however often it is printed", () => {
    expect(read("phones", "电话16400003927", "再说一遍16400003927")).toEqual(["16400003927"]);
  });

  it("frames the number itself, not its whole line, so that it can be masked alone (G3)", () => {
    const [field] = fieldsOf("请打16400003927找我吧谢谢").filter(({ name }) => name === "phones");
    const xs = field?.boxes.flat().map(({ x }) => x) ?? [];
    expect(Math.min(...xs)).toBeGreaterThan(90);
    expect(Math.max(...xs)).toBeLessThan(380);
  });
});

describe("amounts (N2)", () => {
  it.each([
    ["实付款 ￥34.90", ["34.90"]],
    ["满减 -¥12.00", ["12.00"]],
    ["返5元红包，五图再加2块", ["5", "2"]],
    ["扫码领3~88元红包", ["88", "3"]],
    ["客单39.9，佣7，做3单", ["39.9", "7"]],
    ["+8.00", ["8.00"]],
    ["¥1,299.00", ["1,299.00"]],
    ["晒图3张，15字以上，9点放单，销量912件", []],
  ])("finds them in %s", (text, wanted) => {
    expect(read("amounts", text)).toEqual(wanted);
  });
});

describe("times (N2)", () => {
  it.each([
    ["2026-10-1809:12:36", ["2026-10-18 09:12:36"]],
    ["2026年10月28日 07:58", ["2026年10月28日 07:58"]],
    ["报名11月16日10:00—11月19日22:00", ["11月16日 10:00", "11月19日 22:00"]],
    ["昨天 19:32", ["昨天 19:32"]],
    ["10-21", ["10-21"]],
    ["今晚10点前，24小时内", []],
    ["签收时间 2026/11/05 18", []],
  ])("finds them in %s", (text, wanted) => {
    expect(read("times", text)).toEqual(wanted);
  });

  it("takes a clock alone for a message's time, but not the phone's own", () => {
    const lines: Written[] = [
      ["9:41", 60, 40],
      ["5G 80%", 820, 40],
      ["21:10", 460, 300],
    ];
    expect(valuesOf(readFields(page(lines), KNOWN).fields, "times")).toEqual(["21:10"]);
  });
});

describe("orders and parcels (N2)", () => {
  it("finds numbers beside their labels", () => {
    const lines: Written[] = [
      ["订单编号", 40, 300],
      ["KG20261102201544730", 500, 300],
      ["快递单号", 40, 380],
      ["圆通速递YT7418820365914复制", 480, 380],
    ];
    const { fields } = readFields(page(lines), KNOWN);
    expect(valuesOf(fields, "orderNumber")).toEqual(["KG20261102201544730"]);
    expect(valuesOf(fields, "courier")).toEqual(["圆通速递"]);
    expect(valuesOf(fields, "waybills")).toEqual(["YT7418820365914"]);
  });

  it("takes a number after a courier's name for a waybill, and no other long number", () => {
    expect(read("waybills", "中通 73520918846027")).toEqual(["73520918846027"]);
    expect(read("waybills", "转账单号 1000050201261022000937716204885")).toEqual([]);
  });
});

describe("platform, link, group (N2)", () => {
  it("names the platform, not its coins, its courier or a way to talk", () => {
    expect(read("platform", "感谢您在淘宝购物")).toEqual(["淘宝"]);
    expect(read("platform", "晒单得淘宝币", "加微信聊")).toEqual([]);
  });

  it("keeps a product's link as text", () => {
    expect(read("productUrl", "看 https://m.haohuo.example/item/66190327451 吧")).toEqual([
      "https://m.haohuo.example/item/66190327451",
    ]);
    expect(read("productUrl", "官网 www.haohuo.example/about")).toEqual([]);
  });

  it("names a group by its title without the number of members", () => {
    const lines: Written[] = [
      ["放单一群·百货(186)", 300, 180],
      ["派单：客单39.9，佣7元，垫付本金", 60, 400],
    ];
    expect(valuesOf(readFields(page(lines), KNOWN).fields, "groupName")).toEqual(["放单一群·百货"]);
  });

  it("hands a QR code on as text", () => {
    const box = [
      { x: 0, y: 0 },
      { x: 9, y: 0 },
      { x: 9, y: 9 },
      { x: 0, y: 9 },
    ] as const;
    const { fields } = readFields(page([], { codes: [{ text: "https://hb.example/lq?c=5", box }] }), KNOWN);
    expect(valuesOf(fields, "qrPayload")).toEqual(["https://hb.example/lq?c=5"]);
  });
});
