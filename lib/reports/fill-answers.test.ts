import { describe, expect, it } from "vitest";
import { fillAnswers, saysAlready } from "@/lib/reports/fill-answers";
import type { Proposal } from "@/lib/reports/proposal";
import { ANSWERS } from "./testing/answered-draft";

const shop: Proposal = { field: "shopName", value: "别的店" };
const order: Proposal = { field: "orderNumber", value: "3302671984400517" };
const contact: Proposal = { field: "contacts", value: "QQ 12345" };
const giftOffer: Proposal = { field: "offers", value: "gift" };
const waybill: Proposal = { field: "waybills", value: "YT1234567890123" };

describe("what the reporter confirmed", () => {
  it("stands in the fields of pages that come, as if typed", () => {
    const { what } = ANSWERS;
    const filled = fillAnswers({ what }, [shop, { field: "platform", value: "淘宝" }, order, giftOffer]);
    expect(filled).toEqual({
      what,
      filled: { where: { shopName: "别的店", platform: "淘宝" }, seen: { orderNumber: order.value, offers: ["gift"] } },
    });
  });

  it("completes pages that were answered, and changes nothing that was typed", () => {
    const { where, seen } = fillAnswers(ANSWERS, [shop, order, contact, giftOffer]);
    expect(where).toEqual(ANSWERS.where);
    expect(seen).toEqual({
      ...ANSWERS.seen,
      orderNumber: order.value,
      contacts: "微信 haowei888\nQQ 12345",
      offers: ["red_packet", "gift"],
    });
  });

  it("keeps waybills as a list where the page was answered", () => {
    const logistics = {
      courier: "",
      waybills: ["SF111122223333"],
      orderedAt: "",
      collectedAt: "",
      signedAt: "",
      reviewedAt: "",
      oddities: [],
    };
    const what = { kind: "empty_parcel", paidInAdvance: false } as const;
    const filled = fillAnswers({ what, logistics }, [waybill, { field: "courier", value: "圆通" }]);
    expect(filled.logistics).toEqual({ ...logistics, courier: "圆通", waybills: ["SF111122223333", waybill.value] });
  });

  it("leaves an answer as it was when the whole would not pass its page's check", () => {
    const long = { field: "contacts", value: "长".repeat(1_500) } as const;
    expect(fillAnswers(ANSWERS, [long])).toEqual(ANSWERS);
  });

  it.each([
    [shop, true],
    [{ field: "offers", value: "red_packet" } as const, true],
    [giftOffer, false],
    [order, false],
    [{ field: "contacts", value: "微信 haowei888" } as const, true],
  ])("is not asked about where the answers have it or something else already: %j %s", (proposal, already) => {
    expect(saysAlready(ANSWERS, proposal)).toBe(already);
  });
});
