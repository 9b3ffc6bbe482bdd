import type { Identifier } from "@/lib/cases/identifiers";
import type { Tx } from "@/lib/infra/db/client";

/** What a new case says about whom it means and how much it weighs, besides its clocks. */
export type CaseStanding = {
  /** See merchant-key.ts; empty when nobody is named. */
  readonly merchant: string;
  readonly threat: boolean;
  readonly vulnerable: boolean;
  readonly paidInAdvance: boolean;
  readonly moneyWanted: boolean;
  readonly identifiers: readonly Identifier[];
};

/** Keeps it with the case; the merchant stands on the tracks. */
export async function writeStanding(tx: Tx, caseId: string, standing: CaseStanding): Promise<void> {
  const { threat, vulnerable, paidInAdvance, moneyWanted, identifiers } = standing;
  const data = { caseId, threat, vulnerable, paidInAdvance, moneyWanted };
  await tx.caseWeight.create({ data, select: { caseId: true } });
  await addIdentifiers(tx, caseId, identifiers);
}

/** Adds what the case can be found by; what it has already stays as it is. */
export async function addIdentifiers(tx: Tx, caseId: string, found: readonly Identifier[]): Promise<void> {
  if (found.length === 0) return;
  const data = found.map(({ kind, value }) => ({ caseId, kind, value }));
  await tx.caseIdentifier.createMany({ data, skipDuplicates: true });
}
