import type { ClockRule } from "@/lib/clocks/clock-rule";
import { addDays, type PlainDate } from "@/lib/clocks/plain-date";

/** What an administrator recorded of a rule (docs/decisions/0040); everything else of it is as it ships. */
export type RecordedRule = Pick<ClockRule, "law" | "article" | "source" | "mark" | "length" | "validFrom"> & {
  readonly ruleId: string;
  /** Counts from 1 within the rule. */
  readonly number: number;
  /** In the unit of `length`; null when it can no longer be extended, or never could. */
  readonly extension: number | null;
};

const RECORDED = "recorded-";
const NONE: readonly RecordedRule[] = [];
// Of the process and not of this module: a bundler may load a module once for each route.
const held = globalThis as { zhenpingLaw?: readonly RecordedRule[] | undefined };

/** What this process knows of recorded versions; whoever starts a process keeps it fresh (lib/cases/law/known-law.ts). */
export function recordedRules(): readonly RecordedRule[] {
  return held.zhenpingLaw ?? NONE;
}

/** Puts what was read in the place of what was known. Withdrawn versions are not among them. */
export function keepRecordedRules(rules: readonly RecordedRule[]): void {
  held.zhenpingLaw = rules;
}

/** The name by which a clock keeps a recorded version. */
export function recordedVersion(number: number): string {
  return `${RECORDED}${number}`;
}

export function isRecordedVersion(version: string): boolean {
  return version.startsWith(RECORDED);
}

/**
 * All versions, each ended on the day before the next one of its rule begins. Recorded ones stand first: of two that
 * begin on one day the recorded one counts. A recorded rule that does not ship any more is left out.
 */
export function mergeRules(shipped: readonly ClockRule[], recorded: readonly RecordedRule[]): readonly ClockRule[] {
  const whole = recorded.flatMap((one) => wholeRule(shipped, one) ?? []);
  const all = [...whole, ...shipped];
  const touched = new Set(whole.map(({ id }) => id));
  return all.map((rule) => (touched.has(rule.id) ? endedByNext(all, rule) : rule));
}

/** What a version that begins on this day takes over: the rule that ships for it, else the earliest one there is. */
export function shippedFor(shipped: readonly ClockRule[], id: string, day: PlainDate): ClockRule | null {
  const own = shipped
    .filter((rule) => rule.id === id)
    .toSorted((one, other) => (one.validFrom < other.validFrom ? -1 : 1));
  return own.findLast(({ validFrom }) => validFrom <= day) ?? own[0] ?? null;
}

function wholeRule(shipped: readonly ClockRule[], recorded: RecordedRule): ClockRule | null {
  const base = shippedFor(shipped, recorded.ruleId, recorded.validFrom);
  if (!base) return null;
  const { law, article, source, mark, length, validFrom, extension } = recorded;
  return {
    ...base,
    version: recordedVersion(recorded.number),
    ...{ law, article, source, mark, length, validFrom },
    unconfirmed: mark === "U",
    extension: base.extension && extension !== null ? { ...base.extension, amount: extension } : null,
    movesToWorkingDay: movesOn(base, recorded),
    validTo: null,
  };
}

/** Only working days never end on a rest day; a period that leaves them moves on like all others (民法典 art. 203). */
function movesOn(base: ClockRule, { length }: RecordedRule): boolean {
  return base.movesToWorkingDay || (base.length.unit === "working_days" && length.unit !== "working_days");
}

function endedByNext(all: readonly ClockRule[], rule: ClockRule): ClockRule {
  const later = all.filter(({ id, validFrom }) => id === rule.id && validFrom > rule.validFrom);
  const next = later.map(({ validFrom }) => validFrom).toSorted()[0];
  if (!next) return rule;
  const end = addDays(next, -1);
  return rule.validTo !== null && rule.validTo <= end ? rule : { ...rule, validTo: end };
}
