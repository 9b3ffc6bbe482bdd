import { describe, expect, it } from "vitest";
import type { ReportFacts } from "@/lib/reports/facts";
import { standingOf } from "@/lib/reports/standing";

const FACTS: ReportFacts = {
  what: { kind: "brushing_group", paidInAdvance: false },
  where: {
    platform: "taobao",
    platformName: "",
    shopName: "鑫源 旗舰店",
    link: "https://item.taobao.com/item.htm?id=9",
    product: "",
    happenedOn: "",
    shopId: null,
    itemId: "9",
  },
  seen: {
    story: "群里的派单员发来任务",
    reviewText: "",
    reviewerNames: "",
    demands: [],
    offers: ["fee"],
    offerAmount: "",
    contacts: "微信 ShuaDan_88，群名：好评福利三群",
    orderNumber: "",
  },
  logistics: {
    courier: "",
    waybills: ["SF1234567890123"],
    orderedAt: "",
    collectedAt: "",
    signedAt: "",
    reviewedAt: "",
    oddities: [],
  },
  wish: "report",
  demand: "",
};

describe("what a report says about its weight", () => {
  it("is nothing by itself", () => {
    expect(standingOf(FACTS)).toMatchObject({
      threat: false,
      vulnerable: false,
      paidInAdvance: false,
      moneyWanted: false,
    });
  });

  it.each([
    ["a threat", { seen: { ...FACTS.seen, offers: ["threat"] } }, { threat: true }],
    ["money that was paid in advance", { what: { ...FACTS.what, paidInAdvance: true } }, { paidInAdvance: true }],
    [
      "what the reporter asked us to look at first",
      { care: ["vulnerable"] as const },
      { vulnerable: true, threat: false },
    ],
    ["harassment that the reporter speaks of", { care: ["unsafe"] as const }, { threat: true, vulnerable: false }],
    ["a wish for money back", { wish: "both" as const }, { moneyWanted: true }],
  ])("is %s", (_, facts, standing) => {
    expect(standingOf({ ...FACTS, ...facts })).toMatchObject(standing);
  });
});

it("D2 a report can be found by whom it names, exactly", () => {
  const { merchant, identifiers } = standingOf(FACTS);
  expect(merchant).toBe("taobao:name:鑫源旗舰店");
  expect(identifiers).toEqual([
    { kind: "merchant", value: "taobao:name:鑫源旗舰店" },
    { kind: "shop_name", value: "taobao:鑫源旗舰店" },
    { kind: "item", value: "taobao:9" },
    { kind: "link", value: "https://item.taobao.com/item.htm?id=9" },
    { kind: "contact", value: "shuadan_88" },
    { kind: "group", value: "好评福利三群" },
    { kind: "waybill", value: "sf1234567890123" },
  ]);
});
