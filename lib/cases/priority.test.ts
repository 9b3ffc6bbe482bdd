import { describe, expect, it } from "vitest";
import { type PriorityFacts, priorityOf } from "@/lib/cases/priority";
import { PRIORITY_REASONS, PRIORITY_WEIGHTS } from "@/lib/cases/priority-weights";
import { BEHAVIOURS } from "@/lib/reports/behaviour";

const PLAIN: PriorityFacts = {
  behaviour: "",
  threat: false,
  vulnerable: false,
  paidInAdvance: false,
  moneyWanted: false,
  contested: false,
  reporterWrote: false,
  otherReporters: 0,
  evidenceKinds: 0,
  recordHours: 0,
};
const hoursOf = (facts: Partial<PriorityFacts>) => priorityOf({ ...PLAIN, ...facts }).hours;

describe("C5 the priority of a track", () => {
  it.each<[string, Partial<PriorityFacts>, number]>([
    ["nothing known", {}, 0],
    ["a threat", { threat: true }, 48],
    ["a reporter who says that somebody needs particular care", { vulnerable: true }, 24],
    ["money paid in advance", { paidInAdvance: true }, 24],
    ["money wanted back", { moneyWanted: true }, 6],
    ["a contested outcome", { contested: true }, 24],
    ["words of the reporter that nobody has seen", { reporterWrote: true }, 12],
    ["organised brushing", { behaviour: "facilitation" }, 12],
    ["a kind of conduct that is new to us", { behaviour: "unheard_of" }, 0],
    ["one other reporter", { otherReporters: 1 }, 6],
    ["three other reporters", { otherReporters: 3 }, 18],
    ["a thousand other reporters, like three", { otherReporters: 1_000 }, 18],
    ["one kind of evidence", { evidenceKinds: 1 }, 0],
    ["two kinds of evidence", { evidenceKinds: 2 }, 2],
    ["every kind of evidence, like four", { evidenceKinds: 7 }, 6],
    ["a good record", { recordHours: 4 }, 4],
    ["a bad record", { recordHours: -4 }, -4],
  ])("%s: %s", (_, facts, hours) => {
    expect(hoursOf(facts)).toBe(hours);
  });

  it("never adds up to more than five days: whatever is due stands before what is due a week later", () => {
    const everything = { threat: true, vulnerable: true, paidInAdvance: true, moneyWanted: true, contested: true };
    expect(hoursOf({ ...everything, behaviour: "facilitation", otherReporters: 9, evidenceKinds: 9 })).toBe(120);
  });

  it("says every reason with its weight, the weightiest first, and the version of the weights", () => {
    const said = priorityOf({ ...PLAIN, moneyWanted: true, threat: true, otherReporters: 5, recordHours: -2 });
    expect(said).toEqual({
      weights: "2026-12",
      hours: 48 + 18 + 6 - 2,
      reasons: [
        { reason: "threat", hours: 48 },
        { reason: "other_reporters", hours: 18, count: 5 },
        { reason: "money_wanted", hours: 6 },
        { reason: "record", hours: -2 },
      ],
    });
  });
});

describe("the weights", () => {
  it("cover every kind of conduct that can be reported, and say whose they are", () => {
    expect(Object.keys(PRIORITY_WEIGHTS.behaviours).sort()).toEqual([...BEHAVIOURS].sort());
    expect(PRIORITY_WEIGHTS.mark).toBeNull();
    expect(PRIORITY_WEIGHTS.source.en).toContain("this office");
  });

  it("let a record weigh less than any reason that concerns a person", () => {
    const { threat, vulnerable, paidInAdvance, contested, reporterWrote } = PRIORITY_WEIGHTS;
    expect(Math.min(threat, vulnerable, paidInAdvance, contested, reporterWrote)).toBeGreaterThan(2 * 4);
    expect(PRIORITY_REASONS.at(-1)).toBe("record");
  });
});
