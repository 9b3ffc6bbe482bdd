import { runningClocksOf } from "@/lib/cases/clocks-of-track";
import { carriedCases } from "@/lib/cases/co-reporters/carried-cases";
import { NO_DUE, nearestDue } from "@/lib/cases/due";
import { CALENDAR, type Calendar } from "@/lib/clocks/calendar";
import type { Tx } from "@/lib/infra/db/client";

export type DueTrack = { readonly id: string; readonly caseId: string; readonly kind: string; readonly open: boolean };

/**
 * The one place that writes when the tracks of a case are due. Whoever changes a clock has it called by `writeClocks`;
 * whoever changes what is carried on in a case calls it for that one. Its place in the queue is for `rankCase` to say,
 * afterwards.
 */
export async function refreshDue(tx: Tx, caseId: string): Promise<void> {
  const select = { id: true, kind: true, open: true, dueAt: true };
  for (const { dueAt: before, ...track } of await tx.track.findMany({ where: { caseId }, select })) {
    const dueAt = (await dueOf(tx, { caseId, ...track })) ?? NO_DUE;
    if (dueAt.getTime() === before.getTime()) continue;
    await tx.track.update({ where: { id: track.id }, data: { dueAt }, select: { id: true } });
  }
}

/**
 * The nearest date that is owed to anybody on a track: by its own clocks, and while it is an open report to everybody
 * whose case is carried on there. Null where no clock runs.
 */
export async function dueOf(tx: Tx, track: DueTrack, calendar: Calendar = CALENDAR): Promise<Date | null> {
  const carried = track.kind === "report" && track.open ? await carriedCases(track.caseId, tx) : [];
  const running = await runningClocksOf([track.id, ...carried.map(({ trackId }) => trackId)], tx);
  if (running.length === 0) return null;
  return nearestDue(
    running.map(({ clock }) => clock),
    calendar,
  );
}
