import { describe, expect, test } from "vitest";
import {
  BEHAVIOUR_KIND_NAMES,
  BEHAVIOURS,
  type BehaviourKind,
  BRANCHES,
  behaviourOf,
  DIVERSION,
  FIRST_ANSWERS,
  hasBranch,
} from "@/lib/reports/behaviour";

// Columns: review, offer, logistics.
const ROWS: readonly [BehaviourKind, string, string][] = [
  ["bought_praise", "fabricated_review", "y - -"],
  ["cashback_card", "incentivised_review", "y y -"],
  ["checkin_meal", "incentivised_review", "y y -"],
  ["experience_officer", "incentivised_review", "y y -"],
  ["empty_parcel", "fake_transaction", "- - y"],
  ["inflated_sales", "fake_indicators", "y - y"],
  ["suppressed_reviews", "review_suppression", "y y -"],
  ["paid_bad_reviews", "malicious_negative", "y y -"],
  ["reverse_brushing", "reverse_brushing", "y - y"],
  ["brushing_group", "facilitation", "- y y"],
  ["insider", "insider_review", "y y -"],
];

describe("what happened", () => {
  test.each(ROWS)("%s is %s in law and asks review, offer, logistics: %s", (kind, behaviour, branches) => {
    expect(behaviourOf(kind)).toBe(behaviour);
    expect(BRANCHES.map((branch) => (hasBranch(kind, branch) ? "y" : "-")).join(" ")).toBe(branches);
  });

  test("every kind stands in the grid, and every behaviour of the list can be reported", () => {
    expect(ROWS.map(([kind]) => kind)).toEqual(BEHAVIOUR_KIND_NAMES);
    expect(new Set(BEHAVIOUR_KIND_NAMES.map(behaviourOf))).toEqual(new Set(BEHAVIOURS));
  });

  test("A16 whoever was asked to brush is led elsewhere: it is one of the first answers, and no kind of report", () => {
    expect(FIRST_ANSWERS.filter((answer) => answer === DIVERSION)).toEqual(["asked_to_brush"]);
    expect(BEHAVIOUR_KIND_NAMES).not.toContain(DIVERSION);
  });
});
