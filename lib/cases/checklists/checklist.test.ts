import { describe, expect, test } from "vitest";
import {
  type Answer,
  CHECKLIST_KIND_NAMES,
  CHECKLIST_KINDS,
  type ChecklistItem,
  checklistKindOf,
  openBefore,
  STOPPABLE,
  stateOf,
} from "@/lib/cases/checklists/checklist";
import { houseItems } from "@/lib/cases/checklists/house-lists";
import { type CheckFacts, PROOF_NAMES, type ProofName, provedBy } from "@/lib/cases/checklists/proofs";
import { ACTIONS } from "@/lib/cases/step";

const NOTHING: CheckFacts = {
  identifiers: [],
  files: [],
  placeFound: false,
  moneyEntries: 0,
  transactions: 0,
  preservationLetters: 0,
};
const file = { graded: true, confirmed: true, dated: true };
const NOBODY = { said: new Map<string, { state: Answer }>(), proved: new Set<ProofName>() };

describe("C11 which list a case works with", () => {
  test.each([
    ["incentivised_review", "checkin_meal", "checkin_meal"],
    ["incentivised_review", undefined, "cashback_card"],
    ["incentivised_review", "empty_parcel", "cashback_card"],
    ["malicious_negative", "", "paid_bad_reviews"],
    ["something_new", "something_new", "general"],
    ["something_new", "general", "general"],
  ])("C11 %s, reported as %s: %s", (behaviour, chosen, kind) => {
    expect(checklistKindOf(behaviour, chosen)).toBe(kind);
  });
});

describe("C11 the lists that ship with the product", () => {
  test.each(CHECKLIST_KIND_NAMES)(
    "C11 %s: four to eight items, complete in both languages, all of them advice",
    (kind) => {
      const items = houseItems(kind);
      expect(items.length).toBeGreaterThanOrEqual(4);
      expect(items.length).toBeLessThanOrEqual(8);
      expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
      for (const { zh, en, whyZh, whyEn, before } of items) {
        expect([zh, en, whyZh, whyEn].every((text) => text.trim() !== "")).toBe(true);
        expect(before).toEqual([]);
      }
    },
  );

  // Kind × transition: advice stops nothing; made required before one step, a list stops that step and no other.
  const grid = CHECKLIST_KIND_NAMES.flatMap((kind) => STOPPABLE.map((step) => [kind, step] as const));
  test.each(grid)("C11 %s before %s", (kind, step) => {
    const advice = houseItems(kind);
    const required = advice.map((item): ChecklistItem => ({ ...item, before: [step] }));
    for (const action of ACTIONS) {
      expect(openBefore(advice, NOBODY, action)).toEqual([]);
      expect(openBefore(required, NOBODY, action)).toEqual(action === step ? required : []);
    }
    const done = new Map(required.map(({ key }) => [key, { state: "done" as const }]));
    expect(openBefore(required, { ...NOBODY, said: done }, step)).toEqual([]);
  });

  test("C11 every conduct of the law has a list, and every proof stands in one", () => {
    const used = new Set(CHECKLIST_KIND_NAMES.flatMap((kind) => houseItems(kind).map(({ proof }) => proof)));
    const unused = PROOF_NAMES.filter((name) => !used.has(name));
    expect(unused).toEqual(["reading_confirmed"]);
    expect(Object.values(CHECKLIST_KINDS).filter((behaviour) => behaviour === null)).toHaveLength(1);
  });
});

describe("C11 what ticks an item by itself", () => {
  test.each<[ProofName, Partial<CheckFacts>]>([
    ["shop_linked", { identifiers: ["link"] }],
    ["shop_linked", { identifiers: ["item"] }],
    ["waybill_known", { identifiers: ["waybill"] }],
    ["order_known", { identifiers: ["order"] }],
    ["order_known", { transactions: 1 }],
    ["contact_known", { identifiers: ["group"] }],
    ["evidence_graded", { files: [{ ...file, confirmed: false, dated: false }] }],
    ["reading_confirmed", { files: [{ graded: false, confirmed: true, dated: false }] }],
    ["evidence_dated", { files: [{ graded: false, confirmed: false, dated: true }] }],
    ["jurisdiction_shown", { placeFound: true }],
    ["money_recorded", { moneyEntries: 1 }],
    ["records_preserved", { preservationLetters: 1 }],
  ])("C11 %s by %j alone", (proof, facts) => {
    expect([...provedBy({ ...NOTHING, ...facts })]).toEqual([proof]);
  });

  test("C11 nothing is proved by nothing, nor by some of the files where all are asked for", () => {
    expect([...provedBy(NOTHING)]).toEqual([]);
    const half = { ...NOTHING, files: [file, { graded: false, confirmed: false, dated: false }] };
    expect([...provedBy(half)]).toEqual(["reading_confirmed"]);
  });

  test.each<[Answer | null, boolean, string]>([
    [null, false, "open"],
    ["done", false, "done"],
    ["not_applicable", false, "not_applicable"],
    ["open", false, "open"],
    ["open", true, "proved"],
    [null, true, "proved"],
  ])("C11 said %s, proved %s: %s", (said, proved, state) => {
    const [item] = houseItems("empty_parcel").filter(({ proof }) => proof === "waybill_known");
    const names = new Set<ProofName>(proved ? ["waybill_known"] : []);
    expect(item && stateOf(item, said ? { state: said } : undefined, names)).toBe(state);
  });
});
