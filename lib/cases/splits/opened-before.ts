import { db, type Tx } from "@/lib/infra/db/client";

/** The case that the first click of a form has opened. */
export async function openedBefore(
  { onceKey }: { onceKey: string },
  tx: Tx = db,
): Promise<{ ok: true; opened: string } | null> {
  const row = await tx.caseSplit.findUnique({
    where: { onceKey },
    select: { opened: { select: { reference: true } } },
  });
  return row && { ok: true, opened: row.opened.reference };
}
