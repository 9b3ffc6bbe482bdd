import { CALENDAR, type Calendar, isWorkingDay } from "@/lib/clocks/calendar";
import { type ClockPause, isPausedAt, pauseOn } from "@/lib/clocks/clock-pause";
import { countDays, type Period } from "@/lib/clocks/counted-day";
import { addDays, endOfShanghaiDay, type PlainDate, shanghaiDate } from "@/lib/clocks/plain-date";
import { type RuleId, ruleFor, ruleVersion } from "@/lib/clocks/rules";

/** One deadline running in one case. `extension.amount` is the total, in the unit of the rule. */
export type Clock = {
  readonly ruleId: string;
  readonly ruleVersion: string;
  readonly startedAt: Date;
  readonly pauses: readonly ClockPause[];
  readonly extension: { readonly amount: number; readonly reason: string; readonly approvedAt: Date } | null;
  readonly stoppedAt: Date | null;
};

export type ClockStatus = {
  readonly state: "running" | "paused" | "stopped";
  /** Late now or, for a stopped clock, late when it was stopped. */
  readonly overdue: boolean;
  readonly dueAt: Date | null;
  /** 0 on the last day, negative when late; while paused, as if the pause ended now. */
  readonly workingDaysLeft: number;
};

export type ClockRefusal =
  | "already_extended"
  | "already_overdue"
  | "already_paused"
  | "already_stopped"
  | "extension_not_allowed"
  | "extension_out_of_range"
  | "no_rule_in_force"
  | "not_paused"
  | "out_of_order"
  | "pause_not_allowed";

export type ClockChange =
  | { readonly ok: true; readonly clock: Clock }
  | { readonly ok: false; readonly reason: ClockRefusal };

/** What `countDays` needs to know of a clock. */
export function periodOf(clock: Clock): Period {
  const { length, movesToWorkingDay } = ruleVersion(clock.ruleId, clock.ruleVersion);
  const amount = length.amount + (clock.extension?.amount ?? 0);
  const { pauses } = clock;
  return { start: shanghaiDate(clock.startedAt), amount, unit: length.unit, movesToWorkingDay, pauses };
}

/** The last day of the period in Shanghai; null while a pause without an end keeps it open. */
export function dueDay(clock: Clock): PlainDate | null {
  return countDays(periodOf(clock)).due;
}

/** The last millisecond of `dueDay`; an act at a later instant is late. */
export function dueAt(clock: Clock): Date | null {
  return dueAtBy(CALENDAR, clock);
}

/** The same counted by another calendar than the one that is in force. */
export function dueAtBy(calendar: Calendar, clock: Clock): Date | null {
  const day = countDays(periodOf(clock), calendar).due;
  return day === null ? null : endOfShanghaiDay(day);
}

/** Where the clock stands at `now`; computed each time, never stored. */
export function clockStatus(clock: Clock, now: Date): ClockStatus {
  const at = clock.stoppedAt ?? now;
  const due = dueAt(clock);
  const closed = { ...clock, pauses: endPausesAt(clock.pauses, at) };
  return {
    state: clock.stoppedAt ? "stopped" : isPausedAt(clock.pauses, now) ? "paused" : "running",
    overdue: due !== null && at > due,
    dueAt: due,
    workingDaysLeft: workingDaysLeft(closed, at, due ?? dueAt(closed)),
  };
}

/** Starts under the version of the rule in force at the start; a later version does not change a running clock. */
export function startClock(ruleId: RuleId, startedAt: Date): ClockChange {
  const rule = ruleFor(ruleId, startedAt);
  if (!rule) return refuse("no_rule_in_force");
  return allow({ ruleId, ruleVersion: rule.version, startedAt, pauses: [], extension: null, stoppedAt: null });
}

/** Takes time out from now on, for a reason the rule knows. A period that has run out cannot be paused. */
export function pauseClock(clock: Clock, { from, reason }: { from: Date; reason: string }): ClockChange {
  if (clock.stoppedAt) return refuse("already_stopped");
  if (openPause(clock)) return refuse("already_paused");
  const reasons: readonly string[] = ruleVersion(clock.ruleId, clock.ruleVersion).pausesFor;
  if (!reasons.includes(reason)) return refuse("pause_not_allowed");
  if (from < latestEvent(clock)) return refuse("out_of_order");
  if (clockStatus(clock, from).overdue) return refuse("already_overdue");
  return allow({ ...clock, pauses: [...clock.pauses, { from, to: null, reason }] });
}

export function resumeClock(clock: Clock, at: Date): ClockChange {
  if (clock.stoppedAt) return refuse("already_stopped");
  if (!openPause(clock)) return refuse("not_paused");
  if (at < latestEvent(clock)) return refuse("out_of_order");
  return allow({ ...clock, pauses: endPausesAt(clock.pauses, at) });
}

/**
 * Adds what the head of the office approved, up to the rule's limit and before the period ran out. A second extension
 * needs a rule that lets the leadership decide one together; it adds to the first and keeps the newer reason.
 */
export function extendClock(clock: Clock, extension: NonNullable<Clock["extension"]>): ClockChange {
  if (clock.stoppedAt) return refuse("already_stopped");
  const allowed = ruleVersion(clock.ruleId, clock.ruleVersion).extension;
  if (!allowed) return refuse("extension_not_allowed");
  if (clock.extension && !allowed.furtherByCollectiveDecision) return refuse("already_extended");
  const limit = clock.extension ? Number.POSITIVE_INFINITY : allowed.amount;
  const { amount, approvedAt } = extension;
  if (!Number.isInteger(amount) || amount < 1 || amount > limit) return refuse("extension_out_of_range");
  if (approvedAt < clock.startedAt) return refuse("out_of_order");
  if (clockStatus(clock, approvedAt).overdue) return refuse("already_overdue");
  return allow({ ...clock, extension: { ...extension, amount: amount + (clock.extension?.amount ?? 0) } });
}

/** Ends the clock, and an open pause with it. Stopping late is allowed and stays late. */
export function stopClock(clock: Clock, stoppedAt: Date): ClockChange {
  if (clock.stoppedAt) return refuse("already_stopped");
  if (stoppedAt < latestEvent(clock)) return refuse("out_of_order");
  return allow({ ...clock, pauses: endPausesAt(clock.pauses, stoppedAt), stoppedAt });
}

function workingDaysLeft(clock: Clock, at: Date, dueInstant: Date | null): number {
  if (dueInstant === null) throw new Error("a clock without open pauses has a due day");
  const due = shanghaiDate(dueInstant);
  const today = shanghaiDate(at);
  const countable = (day: PlainDate) => isWorkingDay(day) && !pauseOn(clock.pauses, day);
  const [first, last] = due < today ? [due, today] : [today, due];
  let count = 0;
  for (let day = addDays(first, 1); day <= last; day = addDays(day, 1)) if (countable(day)) count += 1;
  return due < today ? 0 - count : count;
}

function openPause(clock: Clock): ClockPause | undefined {
  return clock.pauses.find((pause) => pause.to === null);
}

function endPausesAt(pauses: readonly ClockPause[], at: Date): readonly ClockPause[] {
  return pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause));
}

function latestEvent(clock: Clock): Date {
  const times = clock.pauses.flatMap(({ from, to }) => [from.getTime(), (to ?? from).getTime()]);
  return new Date(Math.max(clock.startedAt.getTime(), ...times));
}

function allow(clock: Clock): ClockChange {
  return { ok: true, clock };
}

function refuse(reason: ClockRefusal): ClockChange {
  return { ok: false, reason };
}
