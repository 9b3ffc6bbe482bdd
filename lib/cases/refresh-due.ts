import { runningClocksOf } from "@/lib/cases/clocks-of-track";
import { carriedCases } from "@/lib/cases/co-reporters/carried-cases";
import { nearestDue } from "@/lib/cases/due";
import type { Tx } from "@/lib/infra/db/client";

/**
 * Puts the report of a case where the nearest date falls that is owed to anybody in it: its own reporter, and everybody
 * whose case is carried on here. Does nothing where nobody is carried, or nothing is open. Its place in the queue is for
 * `rankCase` to say, afterwards.
 */
export async function refreshDue(tx: Tx, caseId: string): Promise<void> {
  const carried = await carriedCases(caseId, tx);
  if (carried.length > 0)
    await dueAnew(
      tx,
      caseId,
      carried.map(({ trackId }) => trackId),
    );
}

/** The same when somebody has just gone, and perhaps nobody is left but the case's own reporter. */
export async function dueAnew(tx: Tx, caseId: string, trackIds: readonly string[]): Promise<void> {
  const own = await tx.track.findUnique({
    where: { caseId_kind: { caseId, kind: "report" } },
    select: { id: true, open: true },
  });
  if (!own?.open) return;
  const running = await runningClocksOf([own.id, ...trackIds], tx);
  const dueAt = nearestDue(running.map(({ clock }) => clock));
  await tx.track.update({ where: { id: own.id }, data: { dueAt }, select: { id: true } });
}
