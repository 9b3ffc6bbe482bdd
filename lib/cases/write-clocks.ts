import type { MovedClocks } from "@/lib/cases/clock-moves";
import { refreshDue } from "@/lib/cases/refresh-due";
import type { Clock } from "@/lib/clocks/clock";
import { Prisma, type Tx } from "@/lib/infra/db/client";

/** Keeps what moveClocks worked out, and has the case due when its clocks now say. */
export async function writeClocks(tx: Tx, track: { id: string; caseId: string }, moved: MovedClocks): Promise<void> {
  for (const { id, clock } of moved.changed) {
    await tx.caseClock.update({ where: { id }, data: columnsOf(clock), select: { id: true } });
  }
  if (moved.started.length > 0)
    await tx.caseClock.createMany({
      data: moved.started.map((clock) => ({ caseId: track.caseId, trackId: track.id, ...columnsOf(clock) })),
    });
  await refreshDue(tx, track.caseId);
}

function columnsOf({ ruleId, ruleVersion, startedAt, stoppedAt, pauses, extension }: Clock) {
  return {
    ruleId,
    ruleVersion,
    startedAt,
    stoppedAt,
    pauses: pauses.map(({ from, to, reason }) => ({ from: from.toISOString(), to: to?.toISOString() ?? null, reason })),
    extension: extension
      ? { amount: extension.amount, reason: extension.reason, approvedAt: extension.approvedAt.toISOString() }
      : Prisma.DbNull,
  };
}
