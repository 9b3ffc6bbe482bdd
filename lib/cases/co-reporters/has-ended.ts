import { mainCaseFrom } from "@/lib/cases/co-reporters/main-case";
import { goesOnElsewhere, isOpen, positionOf } from "@/lib/cases/track";
import type { Tx } from "@/lib/infra/db/client";

/** Whether nothing more is to come, here or where a report was joined, and the office had something to answer. */
export async function hasEnded(tx: Tx, caseId: string): Promise<boolean> {
  const tracks = await tx.track.findMany({ where: { caseId }, select: { kind: true, state: true } });
  const places = tracks.map(({ kind, state }) => positionOf(kind, state));
  if (places.some(isOpen) || places.every(({ state }) => state === "withdrawn")) return false;
  if (!places.some(goesOnElsewhere)) return true;
  const main = await mainCaseFrom(caseId, tx);
  return main !== null && !isOpen(main.report) && !goesOnElsewhere(main.report);
}
