import type { TrackKind } from "@/lib/cases/track";
import { inTransaction } from "@/lib/infra/db/client";
import type { CaseSession } from "@/lib/reports/case-session";
import { auditReporterStep, justTaken, type ReporterStepResult, takeReporterStep } from "@/lib/reports/reporter-step";

/**
 * Takes back one track. A complaint ends; a report goes on without its reporter, for the clue is still checked (B6).
 * The other track of the case is not touched. Asked a second time it changes nothing.
 */
export async function withdrawReport(
  session: CaseSession,
  track: TrackKind,
  at: Date = new Date(),
): Promise<ReporterStepResult> {
  return inTransaction(async (tx) => {
    const step = await takeReporterStep(tx, session, { track, action: "withdraw", at });
    if (!step.ok) return (await justTaken(tx, session, { track, action: "withdraw" })) ?? step;
    await auditReporterStep(tx, session, { action: "report.withdrawn", track, at });
    return step;
  });
}
