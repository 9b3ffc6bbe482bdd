import type { Staff } from "@/lib/access/staff";
import { db } from "@/lib/infra/db/client";

/** What somebody wants to take out, as those read it who answer. */
export type ExportView = {
  readonly id: string;
  /** The list, as the queue's own address writes it. */
  readonly address: string;
  readonly count: number;
  readonly takenAt: Date | null;
};

/** Exports of this person's own organisation by their ids. */
export async function exportsById(
  { organisationId }: Staff,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ExportView>> {
  if (ids.length === 0) return new Map();
  const rows = await db.caseExport.findMany({
    where: { id: { in: [...ids] }, organisationId },
    select: { id: true, address: true, count: true, takenAt: true },
  });
  return new Map(rows.map((row) => [row.id, row]));
}
