import { describe, expect, test } from "vitest";
import { GROUNDS } from "@/lib/cases/grounds";
import { afterPenalty, REWARD, rewardOn } from "@/lib/cases/money/after-penalty";
import { BEHAVIOURS } from "@/lib/reports/behaviour";

const facts = { behaviour: "fake_transaction", decision: null, reachable: true };

describe("N21 what may follow a penalty", () => {
  test.each([
    [null, "not_decided"],
    ["no_penalty", "light"],
    ["ordered_to_correct", "light"],
    ["warning", "light"],
    ["confiscation", "heavier"],
    ["fine", "heavier"],
    ["business_suspended", "heavier"],
    ["licence_revoked", "heavier"],
    ["sent_to_prosecutors_or_police", "heavier"],
  ] as const)("after %s it stands at: %s", (decision, standing) => {
    expect(afterPenalty({ ...facts, decision }).standing).toBe(standing);
    if (decision) expect(Object.keys(GROUNDS.decision)).toContain(decision);
  });

  test.each([
    ["fake_transaction", true],
    ["facilitation", true],
    ["incentivised_review", false],
    ["review_suppression", false],
  ])("%s is named for the list: %s", (behaviour, named) => {
    expect(BEHAVIOURS).toContain(behaviour);
    expect(afterPenalty({ ...facts, behaviour }).listNames).toBe(named);
  });

  test.each([
    [20_000_000, [1_000_000, 600_000, 200_000]],
    [1_000_000, [500_000, 300_000, 100_000]],
    [5_000_000_000, [100_000_000, 100_000_000, 50_000_000]],
    [0, [500_000, 300_000, 100_000]],
  ])("of a fine of %i fen the grades give %j", (fine, rewards) => {
    expect(REWARD.grades.map((grade) => rewardOn(fine, grade))).toEqual(rewards);
  });
});
