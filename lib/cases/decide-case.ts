import { z } from "zod";
import { isRecused, isRecusedFromAny, RECUSED } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import type { AuditAction } from "@/lib/audit/actions";
import { appendAudit } from "@/lib/audit/append-entry";
import { applyTransition, type ChecksOpen, type TransitionRefusal } from "@/lib/cases/apply-transition";
import { asToldTo } from "@/lib/cases/checklists/checks-before";
import type { Claim } from "@/lib/cases/claim";
import { findCase } from "@/lib/cases/find-case";
import { holdClaim } from "@/lib/cases/hold-claim";
import { lockWithTarget } from "@/lib/cases/lock-cases";
import { readClaim } from "@/lib/cases/read-claim";
import { type DecideCase, type DecideRequest, decideCaseSchema, unsayable } from "@/lib/cases/schema";
import type { Action } from "@/lib/cases/step";
import { positionOf, type State } from "@/lib/cases/track";
import { db, inTransaction, type Tx } from "@/lib/infra/db/client";

export type DecideRefusal =
  | TransitionRefusal
  | "recused"
  | "target_recused"
  | "not_found"
  | "too_long"
  | "unfilled"
  | "unreadable";
export type DecideCaseResult =
  | { ok: true; from: State; to: State }
  | NotPermitted
  | ChecksOpen
  | { ok: false; reason: DecideRefusal }
  | { ok: false; reason: "not_claimed"; claim: Claim | null };

const AUDITED: Partial<Record<Action, AuditAction>> = {
  join: "case.joined",
  mark_duplicate: "case.joined",
  transfer: "case.transferred",
  close: "case.closed",
};

const movedSchema = z.object({ from: z.string(), to: z.string() });

export const TARGET_RECUSED = { ok: false, reason: "target_recused" } as const;

/** Word from outside that somebody writes down is no decision: it needs no claim. */
const RECORDED: readonly Action[] = ["supplement_received"];

/**
 * Decides on one track of a case. Only whoever holds the case may; with the decision it goes back to the others.
 * `stale`: the track has moved since the page was made. `target_recused`: they have stepped back from the case to join,
 * or from one that it was joined into. `not_claimed` names the holder, if there is one;
 * `checks_open` the items of the checklist that the step waits for. A form that
 * was taken already is answered as it was then, and changes nothing.
 */
export async function decideCase(staff: Staff, input: DecideCase, at: Date = new Date()): Promise<DecideCaseResult> {
  const result = await tryToDecide(staff, input, at);
  const key = decideCaseSchema.shape.onceKey.safeParse(input.onceKey).data;
  const again = !result.ok && key ? await decidedBefore(staff, input.reference, key) : null;
  return again ?? result;
}

async function tryToDecide(staff: Staff, input: DecideCase, at: Date): Promise<DecideCaseResult> {
  const parsed = decideCaseSchema.safeParse(input);
  const recorded = parsed.success && RECORDED.includes(parsed.data.action);
  const needed = recorded ? "intake:record" : "case:claim";
  const may = authorise(staff, needed);
  if (!may.ok) return may;
  if (!parsed.success) return { ok: false, reason: unsayable(parsed.error.issues) };
  const found = await findCase(staff, parsed.data.reference, needed);
  const track = found && (await trackOf(found.id, parsed.data.track));
  if (!found || !track) return { ok: false, reason: "not_found" };
  if (track.version !== parsed.data.version) return { ok: false, reason: "stale" };
  const own = found.as === staff;
  const decision = { staff: found.as, own, caseId: found.id, trackId: track.id, request: parsed.data, at };
  return inTransaction(async (tx): Promise<DecideCaseResult> => {
    const target = await lockWithTarget(tx, { caseId: found.id, typed: parsed.data.target });
    if (await isRecused({ caseId: found.id, staffId: staff.id }, tx)) return RECUSED;
    if (await isRecusedFromAny({ caseIds: target, staffId: staff.id }, tx)) return TARGET_RECUSED;
    if (!recorded && !(await holdClaim(tx, { caseId: found.id, staffId: staff.id, at }))) {
      return { ok: false, reason: "not_claimed", claim: await claimNow(tx, decision) };
    }
    return decideNow(tx, decision);
  });
}

type Decision = { staff: Staff; own: boolean; caseId: string; trackId: string; request: DecideRequest; at: Date };

async function decideNow(tx: Tx, { staff, own, caseId, trackId, request, at }: Decision): Promise<DecideCaseResult> {
  const { reference, track, onceKey, order, ...step } = request;
  const actor = { kind: "staff", staff } as const;
  const result = await applyTransition(tx, { ...step, once: onceKey, order, trackId, actor, at });
  if (!result.ok) {
    return result.reason === "checks_open" ? asToldTo(result, own) : { ok: false, reason: result.reason };
  }
  await tx.case.updateMany({
    where: { id: caseId, claimedById: staff.id },
    data: { claimedById: null, claimedUntil: null },
  });
  const begun = step.reply ? { reply: step.reply.templateId, version: step.reply.version } : {};
  await appendAudit(tx, {
    actor: { kind: "staff", id: staff.id },
    action: AUDITED[step.action] ?? "case.decided",
    subject: { kind: "case", id: caseId },
    data: {
      track,
      action: step.action,
      from: result.from,
      to: result.to,
      ground: step.ground || null,
      order,
      ...begun,
    },
    at,
  });
  return { ok: true, from: result.from, to: result.to };
}

/** The answer that the first click of this form was given. */
async function decidedBefore(staff: Staff, reference: string, onceKey: string): Promise<DecideCaseResult | null> {
  const found = await findCase(staff, reference, "case:read");
  const first =
    found &&
    (await db.caseEvent.findFirst({
      where: { caseId: found.id, staffId: staff.id, data: { path: ["once"], equals: onceKey } },
      select: { trackKind: true, data: true },
    }));
  if (!first?.trackKind) return null;
  const moved = movedSchema.parse(first.data);
  const [from, to] = [moved.from, moved.to].map((state) => positionOf(first.trackKind ?? "", state).state);
  return from && to ? { ok: true, from, to } : null;
}

function trackOf(caseId: string, kind: string) {
  return db.track.findUnique({
    where: { caseId_kind: { caseId, kind } },
    select: { id: true, version: true },
  });
}

async function claimNow(tx: Tx, { staff, caseId: id, at }: Decision): Promise<Claim | null> {
  const now = await tx.case.findUniqueOrThrow({ where: { id }, select: { claimedById: true, claimedUntil: true } });
  return readClaim(staff, now, { at, tx });
}
