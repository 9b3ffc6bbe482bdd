import { dueDay, startClock } from "@/lib/clocks/clock";
import type { ClockRule } from "@/lib/clocks/clock-rule";
import { addMonths, daysBetween, type PlainDate, shanghaiDate, startOfShanghaiDay } from "@/lib/clocks/plain-date";
import { ruleVersion, versionsOf } from "@/lib/clocks/rules";

/** A transaction by the day it was completed, as far as anybody knows. */
export type KeptTransaction = {
  readonly id: string;
  readonly label: string;
  readonly completedOn: PlainDate;
  /** recorded: by staff. The others are days that the reporter named; being signed for is closest to completion. */
  readonly from: "recorded" | "signed" | "ordered" | "happened";
};

/** kept: the platform must have it. soon: not for long. lapsed: it may be gone, though many keep it longer. */
export type LapseState = "kept" | "soon" | "lapsed";
export type Lapse = {
  readonly transaction: KeptTransaction;
  /** Null for days before the law in our data. */
  readonly rule: ClockRule | null;
  /** The last day on which the law makes the platform keep it. */
  readonly due: PlainDate | null;
  readonly daysLeft: number | null;
  readonly state: LapseState;
};

const KEEPING = "keep_transaction_data";

/** Our own measure of "soon", in days: time for a letter, an answer and a second letter. No law. */
export const SOON_DAYS = 90;

/** How long the platform still has to keep each, the first to lapse on top. */
export function lapses(transactions: readonly KeptTransaction[], now: Date): Lapse[] {
  return transactions
    .map((transaction) => lapseOf(transaction, now))
    .toSorted((one, other) => one.transaction.completedOn.localeCompare(other.transaction.completedOn));
}

function lapseOf(transaction: KeptTransaction, now: Date): Lapse {
  const started = startClock(KEEPING, startOfShanghaiDay(transaction.completedOn));
  const due = started.ok ? dueDay(started.clock) : null;
  if (!started.ok || due === null) return { transaction, rule: null, due: null, daysLeft: null, state: "lapsed" };
  const { ruleId, ruleVersion: version } = started.clock;
  const daysLeft = daysBetween(shanghaiDate(now), due);
  const state = daysLeft < 0 ? "lapsed" : daysLeft <= SOON_DAYS ? "soon" : "kept";
  return { transaction, rule: ruleVersion(ruleId, version), due, daysLeft, state };
}

/** The earliest completion that can still be kept today; lists look no further back. */
export function earliestKept(now: Date): PlainDate {
  const months = versionsOf(KEEPING).map(({ length }) => length.amount * (length.unit === "years" ? 12 : 1));
  return addMonths(shanghaiDate(now), -Math.max(...months));
}

export type ReportedDay = {
  readonly happenedOn: PlainDate | null;
  readonly orderedOn: PlainDate | null;
  readonly signedOn: PlainDate | null;
};

/** The reporter's own transaction, by the best day they named; null when they named none. */
export function reportedTransaction(days: ReportedDay, label: string): KeptTransaction | null {
  const { signedOn, orderedOn, happenedOn } = days;
  const completedOn = signedOn ?? orderedOn ?? happenedOn;
  if (!completedOn) return null;
  return { id: "reported", label, completedOn, from: signedOn ? "signed" : orderedOn ? "ordered" : "happened" };
}
