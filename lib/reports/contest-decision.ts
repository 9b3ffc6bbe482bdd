import { noteReporterWrote } from "@/lib/cases/reporter-writing";
import type { TrackKind } from "@/lib/cases/track";
import { inTransaction, type Tx } from "@/lib/infra/db/client";
import type { CaseSession } from "@/lib/reports/case-session";
import { auditReporterStep, justTaken, type ReporterStepResult, takeReporterStep } from "@/lib/reports/reporter-step";
import { ownWords } from "@/lib/reports/without-contact";

/**
 * Objects to how a track ended, once (B7). The reasons stand among the messages, and a clock for the answer starts. The
 * same reasons sent twice are one objection.
 */
export async function contestDecision(
  session: CaseSession,
  objection: { track: TrackKind; reasons: string },
  at: Date = new Date(),
): Promise<ReporterStepResult> {
  const { track } = objection;
  return inTransaction(async (tx) => {
    const reasons = await ownWords(session.caseId, objection.reasons, tx);
    const step = await takeReporterStep(tx, session, { track, action: "contest", at });
    if (!step.ok) return (await sameObjection(tx, session, { track, reasons })) ?? step;
    const { caseId } = session;
    await tx.message.create({
      data: { caseId, fromKind: "reporter", body: reasons, sentAt: at, onceKey: `contest:${step.eventId}` },
      select: { id: true },
    });
    await noteReporterWrote(tx, caseId, at);
    await auditReporterStep(tx, session, { action: "report.contested", track, at });
    return step;
  });
}

async function sameObjection(
  tx: Tx,
  session: CaseSession,
  { track, reasons }: { track: TrackKind; reasons: string },
): Promise<ReporterStepResult | null> {
  const taken = await justTaken(tx, session, { track, action: "contest" });
  if (!taken?.ok) return null;
  const onceKey = `contest:${taken.eventId}`;
  const said = await tx.message.findUnique({ where: { onceKey }, select: { body: true } });
  return said?.body === reasons ? taken : null;
}
