import { type Claim, isHeld } from "@/lib/cases/claim";
import type { TrackClock } from "@/lib/cases/clocks-of-track";
import { NO_DUE } from "@/lib/cases/due";
import type { QueueRecord } from "@/lib/cases/queue-page";
import { type Standing, storedStanding } from "@/lib/cases/standing-view";
import { type Position, positionOf } from "@/lib/cases/track";
import { workingDaysBetween } from "@/lib/clocks/calendar";
import { dueAt } from "@/lib/clocks/clock";
import type { ClockRule } from "@/lib/clocks/clock-rule";
import { shanghaiDate } from "@/lib/clocks/plain-date";
import { ruleVersion } from "@/lib/clocks/rules";

/** One track to decide, as a row of the queue shows it. */
export type QueueRow = {
  readonly trackId: string;
  readonly reference: string;
  readonly title: string;
  readonly behaviour: string;
  readonly platform: string;
  readonly position: Position;
  readonly contested: boolean;
  /** For how many full hours words of the reporter have waited to be seen; null when there are none. */
  readonly unseenHours: number | null;
  readonly openedAt: Date;
  /** The clock that runs out first and gives the row its place; null when none runs. Working days, negative when late. */
  readonly nearest: { readonly dueAt: Date; readonly workingDaysLeft: number; readonly rule: ClockRule | null } | null;
  readonly overdue: boolean;
  readonly claim: Claim | null;
  /** What besides the clock gave the row its place. */
  readonly standing: Standing;
};

/** `clocks` are the running ones of this track. */
export function queueRow(record: QueueRecord, clocks: readonly TrackClock[], now: Date): QueueRow {
  const { id, kind, state, claimedBy, ...rest } = record;
  const { reference, title, behaviour, platform, openedAt } = rest;
  return {
    trackId: id,
    reference,
    title,
    behaviour,
    platform,
    openedAt,
    position: positionOf(kind, state),
    standing: storedStanding(record),
    contested: record.contestedAt !== null,
    unseenHours: hoursSince(record.reporterWroteAt, now),
    nearest: nearestOf(record.dueAt, clocks, now),
    overdue: record.dueAt < now,
    claim: isHeld(rest, now) ? { staffId: rest.claimedById, name: claimedBy ?? "", until: rest.claimedUntil } : null,
  };
}

const HOUR = 3_600_000;

function hoursSince(at: Date | null, now: Date): number | null {
  return at && Math.max(0, Math.floor((now.getTime() - at.getTime()) / HOUR));
}

function nearestOf(due: Date, clocks: readonly TrackClock[], now: Date): QueueRow["nearest"] {
  if (due >= NO_DUE) return null;
  const found = clocks.find(({ clock }) => dueAt(clock)?.getTime() === due.getTime());
  return {
    dueAt: due,
    workingDaysLeft: workingDaysBetween(shanghaiDate(now), shanghaiDate(due)),
    rule: found ? ruleVersion(found.clock.ruleId, found.clock.ruleVersion) : null,
  };
}
