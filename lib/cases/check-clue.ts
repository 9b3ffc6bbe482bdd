import type { EventActor } from "@/lib/cases/case-event";
import { recordEvent } from "@/lib/cases/record-event";
import { writeTrack } from "@/lib/cases/write-track";
import type { Tx } from "@/lib/infra/db/client";

type FoundClue = {
  /** The complaint in which it was found. */
  readonly track: { readonly id: string; readonly caseId: string };
  readonly actor: EventActor;
  /** The day on which somebody wrote it down is the day of its discovery. */
  readonly at: Date;
};

/**
 * Opens the report of a case that has none, for a sign of a violation found in mediation: checked within 15 working days
 * of its discovery, 15 more if the head allows (SAMR Order 20, art. 23). It stands at the desk and under the names of
 * its complaint. The caller holds the case and ranks it; does nothing where there is a report.
 */
export async function checkClue(tx: Tx, { track: { id, caseId }, actor, at }: FoundClue): Promise<void> {
  const there = await tx.track.count({ where: { caseId, kind: "report" } });
  if (there > 0) return;
  const about = await tx.track.findUniqueOrThrow({
    where: { id },
    select: { organisationId: true, behaviour: true, platform: true, merchant: true, unitId: true },
  });
  const clocks = [{ ruleId: "verify_mediation_clue", from: at }] as const;
  await writeTrack(tx, { ...about, caseId, kind: "report", state: "verifying", clocks, at });
  await recordEvent(tx, { caseId, trackKind: "report", kind: "report_opened", actor, told: true, at });
}
