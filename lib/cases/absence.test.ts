import { describe, expect, it } from "vitest";
import { permissionsOf, type Role } from "@/lib/access/roles";
import { mayPlanFor, spanOf } from "@/lib/cases/absence";

const NOW = new Date("2026-11-29T17:30:00Z"); // already the 30th in Shanghai

describe("the days of an absence", () => {
  it("run from the first instant of the first day to the end of the last", () => {
    expect(spanOf("2026-12-01", "2026-12-03", NOW)).toEqual({
      from: new Date("2026-11-30T16:00:00Z"),
      until: new Date("2026-12-03T16:00:00Z"),
    });
  });

  it.each([
    ["2026-11-20", "2026-11-30", null],
    ["2026-11-20", "2026-11-29", "span_over"],
    ["2026-12-03", "2026-12-01", "span_wrong"],
    ["2026-12-01", "2027-05-29", null],
    ["2026-12-01", "2027-05-30", "span_long"],
    ["2026-02-30", "2026-12-01", "date_unknown"],
    ["", "", "date_unknown"],
  ])("%s to %s: %s", (first, last, refused) => {
    const span = spanOf(first, last, NOW);
    expect("refused" in span ? span.refused : null).toBe(refused);
  });
});

it.each([
  ["reviewer", true, false],
  ["supervisor", true, true],
  ["intake", false, false],
  ["auditor", false, false],
] as const)("SEC-05 %s says it of themselves: %s, of others: %s", (role: Role, own, others) => {
  const me = { id: "me", permissions: permissionsOf([role]) };
  expect([mayPlanFor(me, "me"), mayPlanFor(me, "other")]).toEqual([own, others]);
});
