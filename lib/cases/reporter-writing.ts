import type { EventKind } from "@/lib/cases/case-event";
import { lockCase } from "@/lib/cases/desk-change";
import { rankCase } from "@/lib/cases/rank-case";
import type { Tx } from "@/lib/infra/db/client";

/**
 * Words and files of a reporter that nobody in the office has seen. The one definition: they came in since somebody of
 * the owning organisation who could answer them last opened the page of the case. An answer alone ends nothing, for it
 * may have been written before the reporter's words came in.
 */
const WRITINGS = [
  "message_from_reporter",
  "evidence_added",
  "contest",
  "co_reporter_wrote",
  "co_reporter_added",
] as const satisfies readonly EventKind[];

/**
 * Marks a case, its ended tracks too, as one whose reporter wrote, and lifts it in the queue. Goes into the transaction
 * that keeps the words, behind them. The mark keeps the moment of what has waited longest.
 */
export async function noteReporterWrote(tx: Tx, caseId: string, at: Date): Promise<void> {
  await tx.track.updateMany({ where: { caseId, reporterWroteAt: null }, data: { reporterWroteAt: at } });
  await rankCase(tx, { caseId, at });
}

type Seen = { caseId: string; events: readonly string[]; at: Date };

/**
 * Takes the mark away as far as it was seen: what came in while the page was drawn keeps it. False where none was there.
 * `events` are the ids of those that the page has shown.
 */
export async function noteWritingSeen(tx: Tx, { caseId, events, at }: Seen): Promise<boolean> {
  await lockCase(tx, caseId);
  const unseen = { id: { notIn: [...events] }, kind: { in: [...WRITINGS] }, actorKind: "reporter" };
  const next = await tx.caseEvent.findFirst({
    where: { caseId, ...unseen },
    orderBy: { at: "asc" },
    select: { at: true },
  });
  const where = { caseId, reporterWroteAt: { not: null } };
  const { count } = await tx.track.updateMany({ where, data: { reporterWroteAt: next?.at ?? null } });
  if (count > 0) await rankCase(tx, { caseId, at });
  return count > 0;
}
