import { describe, expect, it, test } from "vitest";
import { CRIMINAL_FIGURES, FINE_RULES } from "@/lib/cases/money/figures";
import { fineLines, furthest, gauges } from "@/lib/cases/money/gauge";
import { limitations } from "@/lib/cases/money/limitation";
import { estimateLoss } from "@/lib/cases/money/loss";
import { known, type MoneyFact, type MoneyKind } from "@/lib/cases/money/money-fact";
import { type Grade, weakest } from "@/lib/evidence/grade";

let count = 0;
function fact(kind: MoneyKind, yuan: number | [number, number], more: Partial<MoneyFact> = {}): MoneyFact {
  const [low, high] = typeof yuan === "number" ? [yuan, yuan] : yuan;
  count += 1;
  return { id: String(count), kind, low: low * 100, high: high * 100, from: null, to: null, evidenceId: null, ...more };
}
const orders = (low: number, high = low): MoneyFact => ({ ...fact("orders", 0), low, high });
const consumers = (low: number, high = low): MoneyFact => ({ ...fact("consumers", 0), low, high });
const during = (from: string, to: string) => ({ from, to });

describe("N21 what several entries say together", () => {
  const march = during("2026-03-01", "2026-03-31");
  const april = during("2026-04-01", "2026-04-30");
  const midMarch = during("2026-03-15", "2026-04-10");
  it.each<[string, MoneyFact[], [number, number, boolean]]>([
    ["one entry", [fact("turnover", [100, 200])], [100, 200, false]],
    ["two months add up", [fact("turnover", 100, march), fact("turnover", 50, april)], [150, 150, false]],
    [
      "times that touch may count the same",
      [fact("turnover", 100, march), fact("turnover", 80, midMarch)],
      [100, 180, true],
    ],
    [
      "so may three in a row",
      ["turnover", "turnover", "turnover"].map((kind, at) =>
        fact(kind as MoneyKind, 10 * (at + 1), [march, midMarch, april][at]),
      ),
      [30, 60, true],
    ],
    ["an entry without a time touches any", [fact("turnover", 100, march), fact("turnover", 30)], [100, 130, true]],
    [
      "prices apiece lie beside each other",
      [fact("commission", 5, march), fact("commission", [8, 9], april)],
      [5, 9, false],
    ],
  ])("N21 %s", (_, facts, [low, high, mayOverlap]) => {
    expect(known(facts, facts[0]?.kind ?? "gain")).toMatchObject({ low: low * 100, high: high * 100, mayOverlap });
  });

  it("N21 of nothing is known nothing, and no kind speaks for another", () => {
    expect(known([fact("gain", 1)], "turnover")).toBeNull();
  });
});

describe("N21 the gauge of the criminal figures", () => {
  test("N21 holds the figures of 2013 with their article and mark, and five times as especially serious", () => {
    const told = CRIMINAL_FIGURES.map(({ who, measure, level, fen }) => `${who} ${measure} ${level} ${fen / 100}`);
    expect(told).toEqual([
      "individual turnover crime 50000",
      "individual turnover especially_serious 250000",
      "individual gain crime 20000",
      "individual gain especially_serious 100000",
      "unit turnover crime 150000",
      "unit turnover especially_serious 750000",
      "unit gain crime 50000",
      "unit gain especially_serious 250000",
    ]);
    for (const figure of CRIMINAL_FIGURES) expect(figure).toMatchObject({ article: "7", mark: "L", validTo: null });
  });

  test.each<[number | [number, number] | null, string[]]>([
    [null, ["unknown", "unknown"]],
    [49_999.99, ["below", "below"]],
    [50_000, ["reached", "below"]],
    [
      [49_999, 50_000],
      ["possible", "below"],
    ],
    [
      [50_000, 250_000],
      ["reached", "possible"],
    ],
    [250_000, ["reached", "reached"]],
  ])("N21 a turnover of %j by an individual stands at %j", (yuan, standings) => {
    const [bar] = gauges(yuan === null ? [] : [fact("turnover", yuan)]);
    expect(bar?.marks.map(({ standing }) => standing)).toEqual(standings);
    expect(bar?.max).toBeGreaterThan(bar?.known?.high ?? 0);
  });

  test("N21 the case page hears of the furthest bar", () => {
    expect(furthest(gauges([]))).toBe("unknown");
    expect(furthest(gauges([fact("gain", 10)]))).toBe("below");
    expect(furthest(gauges([fact("gain", [10, 30_000])]))).toBe("possible");
    expect(furthest(gauges([fact("turnover", 10), fact("gain", 20_000)]))).toBe("reached");
  });
});

describe("N21 ranges of fines", () => {
  const inForce = (facts: MoneyFact[]) => fineLines(facts).map((line) => `${line.rule.id} ${line.inForce}`);

  it("N21 are those of the law in force while it was done", () => {
    const old = fact("turnover", 1, during("2024-05-01", "2024-06-01"));
    const fresh = fact("turnover", 1, during("2025-10-15", "2025-11-01"));
    expect(inForce([old])).toEqual(["competition_old all", "competition_2025 no", "consumer_law all"]);
    expect(inForce([fresh])).toEqual(["competition_old no", "competition_2025 all", "consumer_law all"]);
    expect(inForce([old, fresh])).toEqual(["competition_old part", "competition_2025 part", "consumer_law all"]);
    expect(inForce([])).toEqual(["competition_old unknown", "competition_2025 unknown", "consumer_law unknown"]);
  });

  it("N21 whose figures we do not know have none, and say so", () => {
    const unknown = FINE_RULES.find(({ id }) => id === "competition_2025");
    expect(unknown).toMatchObject({ mark: "U", ordinary: null, serious: null, article: null });
  });

  it("N21 that multiply the gain are worked out from what is known of it", () => {
    const gain = fact("gain", [1_000, 2_000]);
    expect(fineLines([gain]).map((line) => line.fromGain)).toEqual([null, null, { low: 100_000, high: 2_000_000 }]);
  });
});

describe("N21 limitation", () => {
  const now = new Date("2026-03-03T02:00:00Z");
  const reported = { happenedOn: "2024-06-01", receivedAt: new Date("2026-03-01T02:00:00Z") };

  it("N21 runs two years, or five, from the last day that is known", () => {
    const found = limitations([fact("payment", 1, during("2023-01-01", "2024-03-04"))], reported, now);
    expect(found).toMatchObject({ conductEnd: "2024-03-04", from: "recorded" });
    expect(found?.periods.map(({ due, daysLeft, receivedInTime }) => [due, daysLeft, receivedInTime])).toEqual([
      ["2026-03-04", 1, true],
      ["2029-03-04", 1_097, true],
    ]);
    expect(found?.periods.map(({ rule }) => [rule.article, rule.mark])).toEqual([
      ["36", "L"],
      ["36", "L"],
    ]);
  });

  it("N21 is counted from what the reporter said where staff recorded no day, and from nothing where nobody did", () => {
    expect(limitations([fact("payment", 1)], reported, now)).toMatchObject({
      conductEnd: "2024-06-01",
      from: "reported",
    });
    expect(limitations([], { ...reported, happenedOn: null }, now)).toBeNull();
  });

  it("N21 says when it had run out before anybody told us", () => {
    const [ordinary] = limitations([], { ...reported, happenedOn: "2023-05-01" }, now)?.periods ?? [];
    expect(ordinary).toMatchObject({ receivedInTime: false });
    expect(ordinary?.daysLeft).toBeLessThan(0);
  });

  it("N21 makes no claim for days before the law in our data", () => {
    expect(limitations([], { ...reported, happenedOn: "2019-05-01" }, now)?.periods).toEqual([]);
  });
});

describe("N22 the estimate of the loss", () => {
  const graded = (id: string): MoneyFact => fact("payment", 10, { evidenceId: id });
  const grade = (text: string) => ({ reliability: text[0], credibility: text[1] }) as Grade;

  it("N22 is a range for each way that has what it needs, and names what the others lack", () => {
    const loss = estimateLoss(
      [fact("commission", [5, 8]), orders(200, 300), fact("payment", 5_000), consumers(40)],
      new Map(),
    );
    expect(loss.estimates.map(({ method, low, high }) => [method, low / 100, high / 100])).toEqual([
      ["payments", 5_000, 5_000],
      ["commission_orders", 1_000, 2_400],
    ]);
    expect(loss.missing).toEqual([
      { method: "refunds", kinds: ["refund"] },
      { method: "consumer_difference", kinds: ["price_difference"] },
    ]);
  });

  it("N22 three ways may tell of the same money: at least the largest, at most all; consumers stand apart", () => {
    const facts = [
      fact("payment", 5_000),
      fact("refund", [10_371, 12_000]),
      fact("price_difference", 3),
      consumers(10, 20),
    ];
    const loss = estimateLoss(facts, new Map());
    expect(loss.scheme).toEqual({ low: 1_037_100, high: 1_700_000 });
    expect(loss.consumers).toEqual({ low: 3_000, high: 6_000 });
    expect(estimateLoss([], new Map())).toMatchObject({ scheme: null, consumers: null, estimates: [] });
  });

  it("N22 is no better than the weakest evidence behind it, and counts what nobody graded", () => {
    const grades = new Map([
      ["a", grade("A4")],
      ["b", grade("C2")],
    ]);
    const [payments] = estimateLoss([graded("a"), graded("b"), graded("c"), fact("payment", 1)], grades).estimates;
    expect(payments).toMatchObject({ grade: { reliability: "C", credibility: "4" }, ungraded: 2 });
    expect(weakest([])).toBeNull();
  });
});
