import { describe, expect, it } from "vitest";
import { FULL_FACTS } from "@/lib/cases/full-case.fixture";
import { NOTHING_TOLD, toldFacts } from "@/lib/cases/told-facts";

describe("what a person told us, as staff read it", () => {
  it("is every answer that was kept", () => {
    expect(toldFacts(FULL_FACTS)).toMatchObject({ logistics: FULL_FACTS.logistics, seen: FULL_FACTS.seen });
  });

  it.each([
    null,
    undefined,
    "text",
    {},
    { logistics: null },
    { logistics: {} },
    { logistics: { courier: 5 } },
    { seen: [] },
  ])("is whole and empty for %j", (kept) => {
    expect(toldFacts(kept)).toEqual(NOTHING_TOLD);
    expect(NOTHING_TOLD.logistics.waybills).toEqual([]);
  });

  it("keeps what can be read beside what cannot", () => {
    const { logistics } = toldFacts({ logistics: { courier: "顺丰", waybills: "SF1" } });
    expect(logistics).toEqual({ ...NOTHING_TOLD.logistics, courier: "顺丰" });
  });
});
