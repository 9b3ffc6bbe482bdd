import {
  type Amounts,
  CRIMINAL_FIGURES,
  type CriminalFigure,
  FINE_RULES,
  type FineRule,
  type Measure,
  type Who,
} from "@/lib/cases/money/figures";
import { conductPeriod, type Known, known, type MoneyFact } from "@/lib/cases/money/money-fact";

/** reached: even the least known amount is as much. possible: only the most is. unknown: nobody has recorded anything. */
export type Standing = "reached" | "possible" | "below" | "unknown";
export type Mark = { readonly figure: CriminalFigure; readonly standing: Standing };
/** One bar: what is known on one measure, against the figures for one kind of accused. */
export type Gauge = {
  readonly who: Who;
  readonly measure: Measure;
  readonly known: Known | null;
  readonly marks: readonly Mark[];
  /** The end of the scale, in fen. */
  readonly max: number;
};

const BARS: readonly { who: Who; measure: Measure }[] = [
  { who: "individual", measure: "turnover" },
  { who: "individual", measure: "gain" },
  { who: "unit", measure: "turnover" },
  { who: "unit", measure: "gain" },
];
const ROOM = 1.15;

/** Known turnover and gain against the criminal figures. Advice for a person who decides; it decides nothing. */
export function gauges(facts: readonly MoneyFact[]): Gauge[] {
  return BARS.map(({ who, measure }) => {
    const amount = known(facts, measure);
    const figures = CRIMINAL_FIGURES.filter((figure) => figure.who === who && figure.measure === measure);
    const marks = figures.map((figure) => ({ figure, standing: standingOf(figure.fen, amount) }));
    const max = Math.ceil(ROOM * Math.max(amount?.high ?? 0, ...figures.map(({ fen }) => fen)));
    return { who, measure, known: amount, marks, max };
  });
}

function standingOf(fen: number, amount: Known | null): Standing {
  if (!amount) return "unknown";
  if (amount.low >= fen) return "reached";
  return amount.high >= fen ? "possible" : "below";
}

const ORDER: readonly Standing[] = ["unknown", "below", "possible", "reached"];

/** The furthest that any bar has got on the way to a crime: one sentence for the case page. */
export function furthest(bars: readonly Gauge[]): Standing {
  const reached = bars.flatMap(({ marks }) => marks.map(({ standing }) => ORDER.indexOf(standing)));
  return ORDER[Math.max(0, ...reached)] ?? "unknown";
}

/** all: in force the whole time. part: for some of it. no: at no time. unknown: nobody knows when it was done. */
export type InForce = "all" | "part" | "no" | "unknown";
export type FineLine = {
  readonly rule: FineRule;
  readonly inForce: InForce;
  /** Worked out from the known gain, where the rule multiplies it. */
  readonly fromGain: Amounts | null;
};

/** The ranges that a fine may lie in, by the law in force while the conduct lasted. */
export function fineLines(facts: readonly MoneyFact[]): FineLine[] {
  const period = conductPeriod(facts);
  const gain = known(facts, "gain");
  return FINE_RULES.map((rule) => ({ rule, inForce: inForceDuring(rule, period), fromGain: fromGain(rule, gain) }));
}

function inForceDuring({ validFrom, validTo }: FineRule, period: { from: string; to: string } | null): InForce {
  if (!period) return "unknown";
  const end = validTo ?? "9999-12-31";
  if (period.to < validFrom || period.from > end) return "no";
  return validFrom <= period.from && period.to <= end ? "all" : "part";
}

function fromGain({ timesGain }: FineRule, gain: Known | null): Amounts | null {
  return timesGain && gain ? { low: gain.low * timesGain.low, high: gain.high * timesGain.high } : null;
}
