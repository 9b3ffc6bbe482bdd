import { describe, expect, it } from "vitest";
import { contactsIn, distinctIdentifiers } from "@/lib/cases/identifiers";

const found = (text: string) => contactsIn(text).map(({ kind, value }) => `${kind}:${value}`);

describe("what people write about who contacted them", () => {
  it.each([
    ["微信号：ShuaDan_88", ["contact:shuadan_88"]],
    ["wechat shuadan_88, QQ 123456789", ["contact:shuadan_88", "contact:123456789"]],
    ["电话１３８００１３８０００", ["contact:13800138000"]],
    ["群名「好评福利三群」，群主 laoban2024", ["contact:laoban2024", "group:好评福利三群"]],
    ["boss@example.com.", ["contact:boss@example.com"]],
    ["他拉我进微信群", []],
    ["在QQ群里说的", []],
    ["没有留下联系方式", []],
    ["a 12", []],
  ])("%j", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe("the identifiers of a case", () => {
  it("are each kept once, without what is empty or too long to be one", () => {
    const kept = distinctIdentifiers([
      { kind: "contact", value: "abcde" },
      { kind: "contact", value: "abcde" },
      { kind: "group", value: "abcde" },
      { kind: "link", value: "" },
      { kind: "link", value: "x".repeat(501) },
    ]);
    expect(kept).toEqual([
      { kind: "contact", value: "abcde" },
      { kind: "group", value: "abcde" },
    ]);
  });

  it("are not without end", () => {
    const many = Array.from({ length: 500 }, (_, n) => ({ kind: "waybill" as const, value: `SF${n}` }));
    expect(distinctIdentifiers(many)).toHaveLength(60);
  });
});
