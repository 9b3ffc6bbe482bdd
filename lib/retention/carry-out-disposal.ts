import { appendAudit } from "@/lib/audit/append-entry";
import { db, inTransaction, type Tx } from "@/lib/infra/db/client";
import { removeBlob } from "@/lib/infra/storage/storage";
import { signCertificate } from "@/lib/retention/certificate";
import { disposeOfRecord } from "@/lib/retention/dispose-of-record";

/**
 * Carries out what two people agreed to, one record after the other, each in a transaction of its own; then removes its
 * files, and at the end signs the certificate. Killed at any moment and run again it goes on where it was: what is gone
 * is known by its item, and so are the files that may still be there. A hold placed meanwhile keeps its case.
 */
export async function carryOutDisposalNow({ batchId }: { batchId: string }, now: () => Date = () => new Date()) {
  const where = { batchId, takenOutAt: null, batch: { decision: "approved" } };
  const items = await db.disposalItem.findMany({ where, orderBy: { id: "asc" }, select: { id: true } });
  const failed: unknown[] = [];
  for (const { id } of items) {
    try {
      await inTransaction((tx) => disposeOfRecord(tx, id, now()));
      await removeFiles(id);
    } catch (error) {
      failed.push(error); // the others need not wait for what is wrong with this one
    }
  }
  if (failed.length > 0) throw new AggregateError(failed, "some records of a batch could not be disposed of");
  await inTransaction((tx) => finish(tx, batchId, now()));
}

async function removeFiles(id: string): Promise<void> {
  const { remaining } = await db.disposalItem.findUniqueOrThrow({ where: { id }, select: { remaining: true } });
  if (remaining.length === 0) return;
  for (const key of remaining) await removeBlob(key);
  await db.disposalItem.update({ where: { id }, data: { remaining: [] }, select: { id: true } });
}

async function finish(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM disposal_batch WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const batch = await tx.disposalBatch.findUnique({
    where: { id, decision: "approved", finishedAt: null },
    include: { items: { where: { takenOutAt: null }, orderBy: { id: "asc" } } },
  });
  if (!batch) return;
  const { number, organisationId, reviewedById, reviewedAt, decidedById, decidedAt } = batch;
  const items = batch.items.flatMap(({ outcome, doneAt, remaining, ...item }) =>
    outcome && doneAt && remaining.length === 0 ? [{ ...item, outcome, doneAt }] : [],
  );
  if (!reviewedById || !reviewedAt || !decidedById || !decidedAt || items.length < batch.items.length) {
    throw new Error("a batch is not finished before its last file is gone");
  }
  const people = { reviewedById, reviewedAt, approvedById: decidedById, approvedAt: decidedAt };
  const certificate = signCertificate({ number, organisationId, ...people, finishedAt: at, items });
  await tx.disposalBatch.update({ where: { id }, data: { finishedAt: at, certificate }, select: { id: true } });
  const disposed = items.filter(({ outcome }) => outcome === "disposed").length;
  await appendAudit(tx, {
    actor: { kind: "system" },
    action: "disposal.finished",
    subject: { kind: "disposal", id },
    data: { number, disposed, left: items.length - disposed },
    at,
  });
}
