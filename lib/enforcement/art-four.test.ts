import { describe, expect, it } from "vitest";
import { type Gap, gapsIn, type Papers } from "@/lib/enforcement/art-four";
import { dutyLines } from "@/lib/enforcement/duty";
import { nextDay, suitClocks } from "@/lib/enforcement/suit-clocks";

const line = { day: "2024-04-11", reference: "ZP24-2222-2222", kind: "verify", duty: "five", target: null } as const;
const whole: Papers = {
  complaint: "事实和理由",
  claims: ["stop"],
  harm: "评价对所有人公开。",
  packets: 1,
  extent: { reporters: 2, consumers: null },
  duty: [line],
};

describe("N25 the three items of art. 4", () => {
  it("N25 all there: nothing is missing", () => {
    expect(gapsIn(whole)).toEqual([]);
  });

  it.each<[Partial<Papers>, readonly Gap[]]>([
    [{ complaint: "" }, ["complaint_missing"]],
    [{ claims: [] }, ["claims_missing"]],
    [{ harm: "" }, ["statement_missing"]],
    [{ packets: 0 }, ["packet_missing"]],
    [{ extent: { reporters: 1, consumers: null } }, ["consumers_missing"]],
    [{ extent: { reporters: 1, consumers: { low: 1, high: 40, facts: [], mayOverlap: false } } }, []],
    [{ duty: [] }, ["duty_missing"]],
    [{ complaint: "", duty: [] }, ["complaint_missing", "duty_missing"]],
  ])("N25 %j: %j", (change, missing) => {
    expect(gapsIn({ ...whole, ...change })).toEqual(missing);
  });

  it("N25 the same act on one case and day is one line of the proof", () => {
    const told = { ...line, kind: "transfer", duty: "four", target: "市场监管局" } as const;
    expect(dutyLines([line, line, told, { ...told, target: "检察院" }])).toEqual([
      line,
      told,
      { ...told, target: "检察院" },
    ]);
  });
});

describe("N25 UX-09 what the court owes the regulators", () => {
  it("N25 begins with the filing, ten calendar days, and ends when it has told", () => {
    const filed = { move: "file", day: "2024-04-28" } as const;
    expect(nextDay([])).toBeNull();
    expect(nextDay([filed])).toBe("2024-05-08");
    expect(nextDay([filed, { move: "note_told", day: "2024-05-06" }])).toBeNull();
    expect(suitClocks([filed]).map(({ ruleId }) => ruleId)).toEqual(["court_tells_of_suit"]);
  });

  it("N25 a period that ends on a rest day runs to the next working day", () => {
    expect(nextDay([{ move: "take_effect", day: "2025-03-05" }])).toBe("2025-03-17");
  });
});
