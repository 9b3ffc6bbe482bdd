import type { NotPermitted, Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import type { ClockEvent } from "@/lib/cases/case-event";
import { clocksOfCase } from "@/lib/cases/clocks-of-track";
import { tellCoReportersLater } from "@/lib/cases/co-reporters/tell-co-reporters";
import { findCase } from "@/lib/cases/find-case";
import { holdClaim } from "@/lib/cases/hold-claim";
import { rankCase } from "@/lib/cases/rank-case";
import { recordEvent } from "@/lib/cases/record-event";
import { positionOf, type TrackKind } from "@/lib/cases/track";
import { writeClocks } from "@/lib/cases/write-clocks";
import type { Clock, ClockChange, ClockRefusal } from "@/lib/clocks/clock";
import { inTransaction, type Tx } from "@/lib/infra/db/client";
import { notifyReporterLater } from "@/lib/notifications/notify-reporter";

export type ClockStepResult =
  | { ok: true }
  | NotPermitted
  | { ok: false; reason: "not_found" | "not_claimed" | ClockRefusal };

export type ClockStep = {
  reference: string;
  clockId: string;
  event: ClockEvent;
  audited: "clock.paused" | "clock.resumed" | "clock.extended";
  /** Why, as the rule names it; empty when time runs again. */
  reason: string;
  change: (clock: Clock) => ClockChange;
  at: Date;
};

/**
 * Changes one clock of a case that this person holds: the clock, its track's place in the queue, the event that the
 * reporter reads, the audit entry. On a report everybody who is carried on in it is told, and theirs change along. What
 * the clock itself refuses is handed on. Whether they may is the caller's to ask.
 */
export async function changeClock(staff: Staff, step: ClockStep): Promise<ClockStepResult> {
  const found = await findCase(staff, step.reference, "case:decide:handling");
  if (!found) return { ok: false, reason: "not_found" };
  const { id: caseId } = found;
  return inTransaction(async (tx) => {
    if (!(await holdClaim(tx, { caseId, staffId: staff.id, at: step.at }))) return { ok: false, reason: "not_claimed" };
    const before = (await clocksOfCase(caseId, tx)).find(({ id }) => id === step.clockId);
    if (!before) return { ok: false, reason: "not_found" };
    const changed = step.change(before.clock);
    if (!changed.ok) return changed;
    const change = { ...before, clock: changed.clock };
    await writeClocks(tx, { id: before.trackId, caseId }, { changed: [change], started: [] });
    const trackKind = await kindOf(tx, before.trackId);
    await rankCase(tx, { caseId, at: step.at });
    await noteStep(tx, staff, { ...step, caseId, trackKind, ruleId: before.clock.ruleId });
    return { ok: true };
  });
}

async function kindOf(tx: Tx, trackId: string): Promise<TrackKind> {
  const select = { kind: true, state: true };
  const { kind, state } = await tx.track.findUniqueOrThrow({ where: { id: trackId }, select });
  return positionOf(kind, state).track;
}

type Noted = ClockStep & { caseId: string; trackKind: TrackKind; ruleId: string };

async function noteStep(tx: Tx, staff: Staff, { caseId, trackKind, ruleId, reason, at, ...step }: Noted) {
  await tx.case.update({ where: { id: caseId }, data: { updatedAt: at }, select: { id: true } });
  const actor = { kind: "staff", id: staff.id } as const;
  const data = { rule: ruleId, ...(reason ? { ground: reason } : {}) };
  const { eventId } = await recordEvent(tx, { caseId, trackKind, kind: step.event, actor, told: true, data, at });
  await notifyReporterLater(tx, { caseId, template: "news", at });
  await tellCoReportersLater(tx, { caseId, eventId, track: trackKind, action: step.event });
  const audited = { track: trackKind, ...data };
  await appendAudit(tx, { actor, action: step.audited, subject: { kind: "case", id: caseId }, data: audited, at });
}
