import { describe, expect, test } from "vitest";
import { COURIER_IDS, courierNamed, looksLikeWaybill, waybillsIn } from "./couriers";
import type { LogisticsAnswers } from "./draft";
import { logisticsHints } from "./logistics-hints";

const NOTHING: LogisticsAnswers = {
  courier: "",
  waybills: [],
  orderedAt: "",
  collectedAt: "",
  signedAt: "",
  reviewedAt: "",
  oddities: [],
};

describe("hints about a parcel", () => {
  test.each([
    ["顺丰", "SF1234567890123"],
    ["圆通", "YT1234567890123"],
    ["中通", "78312345678901"],
    ["极兔", "JT5123456789012"],
    ["EMS", "EA123456789CN"],
    ["京东物流", "JDVA12345678901"],
    ["没听过的快递", "ABC12345678"],
  ])("%s: %s raises none", (courier, waybill) => {
    expect(logisticsHints({ ...NOTHING, courier, waybills: [waybill] })).toEqual([]);
  });

  test("a number that does not look like this courier's is worth a second look", () => {
    expect(logisticsHints({ ...NOTHING, courier: "顺丰", waybills: ["YT1234567890123"] })).toEqual([
      { field: "waybills", reason: "unusual_waybill", waybill: "YT1234567890123", courier: "sf" },
    ]);
    expect(logisticsHints({ ...NOTHING, waybills: ["12"] })).toMatchObject([{ waybill: "12", courier: null }]);
  });

  test("signed for before it was ordered is asked about, with the two events named", () => {
    const turned = { ...NOTHING, orderedAt: "2026-03-02T10:00", signedAt: "2026-03-01T09:00" };
    expect(logisticsHints(turned)).toEqual([{ field: "signedAt", reason: "before", earlier: "orderedAt" }]);
    expect(logisticsHints({ ...turned, signedAt: "2026-03-02T10:00" })).toEqual([]);
  });

  test("numbers are read however they are separated, each once", () => {
    expect(waybillsIn(" yt123，SF9\nyt123;　ｊｔ5 ")).toEqual(["YT123", "SF9", "JT5"]);
  });

  test.each(COURIER_IDS)("%s is known by its names and its form refuses a word", (id) => {
    expect(courierNamed(id === "ems" ? "中国邮政" : id)).not.toBeUndefined();
    expect(looksLikeWaybill(id, "不知道")).toBe(false);
  });
});
