import { describe, expect, it } from "vitest";
import { jurisdictionOf } from "@/lib/cases/jurisdiction";
import { officeOfRegion } from "@/lib/cases/region-offices";
import { REGION_CODES } from "@/lib/cases/regions";

describe("N20 which office is competent", () => {
  it.each([
    // found, region of the operator, platform → region, reason, mark
    ["shown", "51", "taobao", "51", "operator_place", "S"],
    ["shown", "51", "other", "51", "operator_place", "S"],
    ["not_shown", null, "taobao", "33", "platform_place", "U"],
    ["not_shown", "51", "taobao", "33", "platform_place", "U"],
    ["not_shown", null, "other", null, "unknown", null],
    [null, null, "pinduoduo", "31", "platform_for_now", "U"],
    [null, null, "other", null, "unknown", null],
    ["shown", "99", "jd", "11", "platform_for_now", "U"],
    ["shown", null, "constructor", null, "unknown", null],
  ] as const)("place %s, region %s, on %s: %s, %s", (operatorPlace, operatorRegion, platform, region, reason, mark) => {
    expect(jurisdictionOf({ operatorPlace, operatorRegion, platform })).toMatchObject({ region, reason, mark });
  });

  it.each([
    ["51", "四川省市场监督管理局"],
    ["31", "上海市市场监督管理局"],
    ["64", "宁夏回族自治区市场监督管理厅"],
  ] as const)("names the office of region %s, as unverified", (operatorRegion, zh) => {
    const { office } = jurisdictionOf({ operatorPlace: "shown", operatorRegion, platform: "other" });
    expect(office).toMatchObject({ zh, mark: "U" });
  });

  it("has an office for every region, no two of one name, and none where the region is not known", () => {
    expect(new Set(REGION_CODES.map((region) => officeOfRegion(region).zh)).size).toBe(REGION_CODES.length);
    expect(jurisdictionOf({ operatorPlace: null, operatorRegion: null, platform: "other" }).office).toBeNull();
  });

  it("names the rule it follows with the mark of its source", () => {
    const { law } = jurisdictionOf({ operatorPlace: null, operatorRegion: null, platform: "jd" });
    expect(law).toEqual({ law: "samr_order_121", article: null, mark: "S" });
  });
});
