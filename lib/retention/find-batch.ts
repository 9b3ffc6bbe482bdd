import type { Staff } from "@/lib/access/staff";
import { db, type Tx } from "@/lib/infra/db/client";

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** A batch of the asker's own organisation as it lies, with its items; null when there is none by that name. */
export async function findBatch({ organisationId }: Staff, id: string, tx: Tx = db) {
  if (!UUID.test(id)) return null;
  const row = await tx.disposalBatch.findFirst({
    where: { id, organisationId },
    include: { items: { orderBy: [{ dueAt: "asc" }, { id: "asc" }] } },
  });
  return row && { ...row, keptBy: row.items.flatMap(({ takenOutById }) => (takenOutById ? [takenOutById] : [])) };
}

/** The same, and nobody else answers or changes it until the transaction ends. */
export async function lockBatch(tx: Tx, staff: Staff, id: string) {
  if (UUID.test(id)) await tx.$queryRaw`SELECT 1 FROM disposal_batch WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return findBatch(staff, id, tx);
}

export type FoundBatch = NonNullable<Awaited<ReturnType<typeof findBatch>>>;
