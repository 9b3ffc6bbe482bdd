import type { MovedClocks } from "@/lib/cases/clock-moves";
import type { Clock } from "@/lib/clocks/clock";
import { Prisma, type Tx } from "@/lib/infra/db/client";

/** Keeps what moveClocks worked out. */
export async function writeClocks(tx: Tx, track: { id: string; caseId: string }, moved: MovedClocks): Promise<void> {
  for (const { id, clock } of moved.changed) {
    await tx.caseClock.update({ where: { id }, data: columnsOf(clock), select: { id: true } });
  }
  if (moved.started.length === 0) return;
  await tx.caseClock.createMany({
    data: moved.started.map((clock) => ({ caseId: track.caseId, trackId: track.id, ...columnsOf(clock) })),
  });
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
