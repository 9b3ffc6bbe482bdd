import type { Staff } from "@/lib/access/staff";
import { MONEY_KIND_NAMES, type MoneyFact, type MoneyKind } from "@/lib/cases/money/money-fact";
import { staffNames } from "@/lib/cases/queries";
import { db, type Tx } from "@/lib/infra/db/client";

/** An entry with who made it and what became of it. */
export type MoneyEntryView = MoneyFact & {
  readonly source: string;
  /** Its place in the list of evidence. */
  readonly evidence: number | null;
  readonly by: string;
  readonly at: Date;
  readonly struckOut: boolean;
  readonly corrects: string | null;
  readonly corrected: boolean;
};

/** Every entry of a case, the oldest first, with those that were corrected since. */
export async function moneyEntries(staff: Staff, caseId: string, tx: Tx = db): Promise<MoneyEntryView[]> {
  const rows = await tx.moneyEntry.findMany({
    where: { caseId },
    orderBy: { id: "asc" },
    include: { correctedBy: { select: { id: true } }, evidence: { select: { position: true } } },
  });
  if (rows.length === 0) return [];
  const names = await staffNames(
    staff,
    rows.map(({ recordedById }) => recordedById),
  );
  return rows.map(({ low, high, fromDay, toDay, correctsId, correctedBy, recordedById, ...row }) => ({
    id: row.id,
    kind: kindOf(row.kind),
    low: Number(low),
    high: Number(high),
    from: fromDay,
    to: toDay,
    evidenceId: row.evidenceId,
    evidence: row.evidence?.position ?? null,
    source: row.source,
    by: names.get(recordedById) ?? "",
    at: row.at,
    struckOut: row.struckOut,
    corrects: correctsId,
    corrected: correctedBy !== null,
  }));
}

/** What counts: neither corrected nor there to strike out another. */
export function stillHolds({ corrected, struckOut }: MoneyEntryView): boolean {
  return !corrected && !struckOut;
}

/** Throws for a kind that no form of ours can have written. */
function kindOf(text: string): MoneyKind {
  const kind = MONEY_KIND_NAMES.find((known) => known === text);
  if (!kind) throw new Error(`no such kind of money: ${text}`);
  return kind;
}
