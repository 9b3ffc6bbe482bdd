import type { AuditAction } from "@/lib/audit/actions";
import { appendAudit } from "@/lib/audit/append-entry";
import { applyTransition, type TransitionResult } from "@/lib/cases/apply-transition";
import { lockWithChain } from "@/lib/cases/lock-cases";
import { ACTIONS, type Action } from "@/lib/cases/step";
import type { TrackKind } from "@/lib/cases/track";
import type { Tx } from "@/lib/infra/db/client";
import type { CaseSession } from "@/lib/reports/case-session";

/** A step that the transition table leaves to the reporter. */
export type ReporterAction = Extract<Action, "withdraw" | "contest" | "supplement_received">;
export type ReporterStep = { track: TrackKind; action: ReporterAction; at: Date };
export type ReporterStepRefusal = "no_such_track" | "already_done" | "not_now";
export type ReporterStepResult = { ok: true; eventId: string } | { ok: false; reason: ReporterStepRefusal };

/** Moves a track of the reporter's own case and notes who asked for it; the caller adds what was said. */
export async function takeReporterStep(
  tx: Tx,
  session: CaseSession,
  { track, action, at }: ReporterStep,
): Promise<ReporterStepResult> {
  const { caseId } = session;
  const found = await tx.track.findUnique({
    where: { caseId_kind: { caseId, kind: track } },
    select: { id: true },
  });
  if (!found) return { ok: false, reason: "no_such_track" };
  // Who objects to a joining leaves the other case, and its due date, too.
  await lockWithChain(tx, caseId);
  const moved = await applyTransition(tx, { trackId: found.id, action, actor: { kind: "reporter" }, at });
  return moved.ok ? { ok: true, eventId: moved.eventId } : { ok: false, reason: refusalOf(moved) };
}

/**
 * The same step, when it is the last thing that happened to its track: the second click of a double click is answered
 * like the first.
 */
export async function justTaken(
  tx: Tx,
  { caseId }: CaseSession,
  { track, action }: Omit<ReporterStep, "at">,
): Promise<ReporterStepResult | null> {
  const last = await tx.caseEvent.findFirst({
    where: { caseId, trackKind: track, kind: { in: [...ACTIONS] } },
    orderBy: { id: "desc" },
    select: { id: true, kind: true },
  });
  return last?.kind === action ? { ok: true, eventId: last.id } : null;
}

/** The audit entry of a step; written last, as it holds the heads of the lanes. */
export async function auditReporterStep(
  tx: Tx,
  session: CaseSession,
  { action, track, at }: { action: AuditAction; track: TrackKind; at: Date },
): Promise<void> {
  const subject = { kind: "case", id: session.caseId } as const;
  await appendAudit(tx, { actor: { kind: "reporter" }, action, subject, data: { track }, at });
}

/** Anything but these two would be a request that no form of ours sends. */
function refusalOf(result: Extract<TransitionResult, { ok: false }>): ReporterStepRefusal {
  if (result.reason === "already_done") return "already_done";
  if (result.reason === "illegal_from_state") return "not_now";
  throw new Error(`a reporter's step was refused: ${result.reason}`);
}
