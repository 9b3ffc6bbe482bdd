import type { Tx } from "@/lib/infra/db/client";

/** The report of a case that both use cases have found through the asker; throws where there is none. */
export function findTrack(tx: Tx, caseId: string) {
  const where = { caseId_kind: { caseId, kind: "report" } };
  return tx.track.findUniqueOrThrow({ where, select: { id: true, state: true, version: true, setBackDays: true } });
}
