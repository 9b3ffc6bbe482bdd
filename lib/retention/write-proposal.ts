import { appendAudit } from "@/lib/audit/append-entry";
import type { AuditActor } from "@/lib/audit/audit-entry";
import type { Tx } from "@/lib/infra/db/client";
import { dueRecords } from "@/lib/retention/due-records";

/** What one person can look through in a morning. */
const MOST = 200;

type Wanted = { organisationId: string; actor: AuditActor; at: Date };

/** Puts what is due into a new batch; null, and no batch, when nothing is. */
export async function writeProposal(tx: Tx, { organisationId, actor, at }: Wanted): Promise<{ id: string } | null> {
  // One at a time for an organisation: two would propose the same records, under the same number.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`disposal ${organisationId}`}, 0))`;
  const due = await dueRecords(tx, { organisationId, at }, MOST);
  if (due.length === 0) return null;
  const last = await tx.disposalBatch.aggregate({ where: { organisationId }, _max: { number: true } });
  const number = (last._max.number ?? 0) + 1;
  const proposedById = "id" in actor ? actor.id : null;
  const batch = await tx.disposalBatch.create({
    data: { organisationId, number, proposedById, proposedAt: at },
    select: { id: true },
  });
  await tx.disposalItem.createMany({ data: due.map((record) => ({ ...record, batchId: batch.id })) });
  const data = { number, items: due.length };
  const subject = { kind: "disposal", id: batch.id } as const;
  await appendAudit(tx, { actor, action: "disposal.proposed", subject, data, at });
  return batch;
}
