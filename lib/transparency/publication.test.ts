import { describe, expect, test } from "vitest";
import { identifies, publicationFault } from "@/lib/transparency/publication";

const today = "2026-11-29";
const text = { textZh: "近期有消费者反映好评返现。", textEn: "Cash back for reviews.", shopName: "某某旗舰店" };

describe("N33 a text may be published", () => {
  test.each([
    ["2026-11-29", null],
    ["2027-05-28", null],
    ["2027-05-29", "until_range"],
    ["2026-11-28", "until_range"],
    ["2026-02-30", "until_missing"],
    ["", "until_missing"],
    ["next week", "until_missing"],
  ])("N33 until %j: %s", (until, fault) => {
    expect(publicationFault(text, until, today)).toBe(fault);
  });

  test.each([
    [{ textZh: "某某旗舰店返现" }, true],
    [{ textEn: "See ZP26-ABCD-EFGH" }, true],
    [{ textZh: "加微信 13812345678" }, true],
    [{ textEn: "Pay to https://example.com" }, true],
    [{ textZh: "店铺返现，共 12 起，2026-01-05 起" }, false],
    [{ shopName: "店", textZh: "店铺返现" }, false],
    [{ shopName: "" }, false],
  ])("N33 PRV-04 %j identifies: %s", (change, found) => {
    expect(identifies({ ...text, ...change })).toBe(found);
  });
});
