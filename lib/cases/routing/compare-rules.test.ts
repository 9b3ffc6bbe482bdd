import { describe, expect, it } from "vitest";
import { searchDocument } from "@/lib/cases/search-terms";
import { compareRules } from "./compare-rules";
import { failingExamples } from "./example";
import type { RoutingRule } from "./rule";

const ANY: RoutingRule = { name: "规则", behaviour: null, platform: null, region: null, words: [], unitId: "u1" };
const past = (platforms: readonly string[], story = "返现卡") =>
  platforms.map((platform, at) => ({
    reference: `${at}`,
    facts: { behaviour: "fake_transaction", platform, region: null, document: searchDocument(story) },
  }));

describe("D14 a dry run", () => {
  it("shows what would move in both directions, and what would not", () => {
    const now = { rules: [{ ...ANY, platform: "jd" }], otherwiseId: null };
    const draft = { rules: [{ ...ANY, platform: "tmall" }], otherwiseId: null };
    const seen = compareRules(now, draft, past(["jd", "jd", "tmall", "taobao"]));
    expect(seen).toMatchObject({ looked: 4, unchanged: 1, rules: [{ fitting: 1, taken: 1 }], faults: [] });
    expect(seen.moves).toEqual([
      { from: "u1", to: null, count: 2, references: ["0", "1"] },
      { from: null, to: "u1", count: 1, references: ["2"] },
    ]);
  });

  it("names no more than three of many", () => {
    const seen = compareRules(
      { rules: [], otherwiseId: null },
      { rules: [], otherwiseId: "u2" },
      past(["a", "b", "c", "d"]),
    );
    expect(seen.moves).toEqual([{ from: null, to: "u2", count: 4, references: ["0", "1", "2"] }]);
  });

  it("tells a rule that another takes everything from", () => {
    const rules = [
      { ...ANY, platform: "jd" },
      { ...ANY, platform: "jd", words: ["返现"] },
    ];
    const seen = compareRules({ rules: [], otherwiseId: null }, { rules, otherwiseId: null }, past(["jd", "jd"]));
    expect(seen.rules).toEqual([
      { fitting: 2, taken: 2 },
      { fitting: 2, taken: 0 },
    ]);
  });

  it("refuses a rule that asks nothing, and one that fits everything there is", () => {
    const month = past(Array.from({ length: 20 }, () => "jd"));
    const rules = [
      { ...ANY, words: ["返现"] },
      { ...ANY, words: ["。"] },
      { ...ANY, platform: "tmall" },
    ];
    const draft = { rules, otherwiseId: null };
    expect(compareRules({ rules: [], otherwiseId: null }, draft, month).faults).toEqual([
      { number: 1, reason: "fits_everything" },
      { number: 2, reason: "asks_nothing" },
    ]);
    const few = compareRules({ rules: [], otherwiseId: null }, draft, month.slice(1));
    expect(few.faults).toEqual([{ number: 2, reason: "asks_nothing" }]);
    expect(few.unproven).toEqual([1]);
    expect(compareRules({ rules: [], otherwiseId: null }, draft, []).unproven).toEqual([1, 2, 3]);
  });

  it.each([
    [20, 19, true],
    [20, 18, false],
    [19, 19, false],
  ])("of %i cases, a rule that fits %i is one that fits everything: %s", (looked, fitting, refused) => {
    const month = past(Array.from({ length: looked }, (_, n) => (n < fitting ? "jd" : "tmall")));
    const draft = { rules: [{ ...ANY, platform: "jd" }], otherwiseId: null };
    const { faults } = compareRules({ rules: [], otherwiseId: null }, draft, month);
    expect(faults.map(({ reason }) => reason)).toEqual(refused ? ["fits_everything"] : []);
  });
});

describe("D14 the test table", () => {
  const example = { id: "e", name: "例", behaviour: "fake_transaction", platform: "jd", region: null, words: "空包" };
  it("names the examples that would be led elsewhere, and where", () => {
    const rules = { rules: [{ ...ANY, words: ["空包"], unitId: "u2" }], otherwiseId: null };
    expect(failingExamples(rules, [{ ...example, unitId: "u2" }])).toEqual([]);
    expect(failingExamples(rules, [{ ...example, unitId: null }])).toMatchObject([
      { got: { unitId: "u2", number: 1 } },
    ]);
  });
});
