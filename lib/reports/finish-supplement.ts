import { TRACK_KINDS, type TrackKind } from "@/lib/cases/track";
import { inTransaction } from "@/lib/infra/db/client";
import type { CaseSession } from "@/lib/reports/case-session";
import { auditReporterStep, takeReporterStep } from "@/lib/reports/reporter-step";

/** The reporter has given what was asked for, or says that there is no more: every waiting track goes on. */
export async function finishSupplement(
  session: CaseSession,
  at: Date = new Date(),
): Promise<{ ok: true } | { ok: false; reason: "not_now" }> {
  return inTransaction(async (tx) => {
    const moved: TrackKind[] = [];
    for (const track of TRACK_KINDS) {
      const step = await takeReporterStep(tx, session, { track, action: "supplement_received", at });
      if (step.ok) moved.push(track);
    }
    for (const track of moved) await auditReporterStep(tx, session, { action: "report.supplemented", track, at });
    return moved.length > 0 ? { ok: true } : { ok: false, reason: "not_now" };
  });
}
