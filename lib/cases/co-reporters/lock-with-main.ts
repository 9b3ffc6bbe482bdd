import { type MainCase, mainCaseFrom } from "@/lib/cases/co-reporters/main-case";
import { lockCase } from "@/lib/cases/desk-change";
import { goesOnElsewhere, positionOf } from "@/lib/cases/track";
import type { Tx } from "@/lib/infra/db/client";

/**
 * Takes a case and the one that its report is carried on in for this transaction, in the order in which everybody locks.
 * @returns where it is carried on; null when it stands for itself.
 */
export async function lockWithMain(tx: Tx, caseId: string): Promise<MainCase | null> {
  const before = await carriedOnIn(tx, caseId);
  for (const id of [caseId, ...(before ? [before.id] : [])].toSorted()) await lockCase(tx, id);
  const main = await carriedOnIn(tx, caseId);
  // It was merged, or its case into yet another one, while this waited.
  if (main && main.id !== before?.id) await lockCase(tx, main.id);
  return main;
}

/** Where a report that was joined or merged is handled now; null for one that is handled where it stands. */
export async function carriedOnIn(tx: Tx, caseId: string): Promise<MainCase | null> {
  const track = await tx.track.findUnique({
    where: { caseId_kind: { caseId, kind: "report" } },
    select: { state: true },
  });
  return track && goesOnElsewhere(positionOf("report", track.state)) ? mainCaseFrom(caseId, tx) : null;
}
