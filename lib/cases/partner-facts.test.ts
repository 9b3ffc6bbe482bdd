import { describe, expect, it } from "vitest";
import { partnerFacts } from "@/lib/cases/partner-facts";
import { NOTHING_TOLD } from "@/lib/cases/told-facts";

const where = {
  ...NOTHING_TOLD.where,
  platformName: "小程序 13812345678",
  product: "保温杯，订单 4382123456789012",
  shopName: "百货店1688168",
};

describe("PRV-05 what a partner reads of a report's answers", () => {
  it.each([true, false])(
    "PRV-05 leaves out numbers that the reporter typed beside the shop (own words: %s)",
    (words) => {
      expect(partnerFacts({ ...NOTHING_TOLD, where }, words).where).toMatchObject({
        platformName: "小程序 ■■■",
        product: "保温杯，订单 ■■■",
      });
    },
  );

  it("keeps the shop's name whole, by which it is found", () => {
    expect(partnerFacts({ ...NOTHING_TOLD, where }, false).where.shopName).toBe("百货店1688168");
  });
});
