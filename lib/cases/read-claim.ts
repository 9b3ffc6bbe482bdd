import type { Staff } from "@/lib/access/staff";
import { type Claim, isHeld } from "@/lib/cases/claim";
import { staffNames } from "@/lib/cases/queries";
import { db, type Tx } from "@/lib/infra/db/client";

type Columns = { claimedById: string | null; claimedUntil: Date | null };

/** Who holds the case now, by the name that the asker may know; null when it is free. */
export async function readClaim(
  staff: Staff,
  columns: Columns,
  { at, tx = db }: { at: Date; tx?: Tx },
): Promise<Claim | null> {
  if (!isHeld(columns, at)) return null;
  const { claimedById: staffId, claimedUntil: until } = columns;
  const names = await staffNames(staff, [staffId], tx);
  return { staffId, name: names.get(staffId) ?? "", until };
}
