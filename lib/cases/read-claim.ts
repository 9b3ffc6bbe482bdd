import { type Claim, isHeld } from "@/lib/cases/claim";
import { db, type Tx } from "@/lib/infra/db/client";

type Columns = { claimedById: string | null; claimedUntil: Date | null };

/** Who holds the case now, by name; null when it is free. */
export async function readClaim(columns: Columns, at: Date, tx: Tx = db): Promise<Claim | null> {
  if (!isHeld(columns, at)) return null;
  const { claimedById: staffId, claimedUntil: until } = columns;
  const holder = await tx.staff.findUnique({ where: { id: staffId }, select: { name: true } });
  return { staffId, name: holder?.name ?? "", until };
}
