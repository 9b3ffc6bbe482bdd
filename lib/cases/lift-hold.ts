import { isRecused, RECUSED, type Recused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { lockCase, noteDeskChange } from "@/lib/cases/desk-change";
import { endHolds } from "@/lib/cases/end-holds";
import { findCase } from "@/lib/cases/find-case";
import { colleaguesAmong } from "@/lib/cases/queries";
import { TRACK_KINDS } from "@/lib/cases/track";
import { inTransaction } from "@/lib/infra/db/client";

export type LiftHoldResult = { ok: true } | NotPermitted | Recused | { ok: false; reason: "not_found" | "owner_holds" };

/**
 * Brings a track back before its day. One that is back already is answered the same, and nothing is written.
 * `owner_holds`: a partner brings back what their own office laid aside, and nothing else.
 */
export async function liftHold(
  staff: Staff,
  { reference, track: kind }: { reference: string; track: string },
  at: Date = new Date(),
): Promise<LiftHoldResult> {
  const may = authorise(staff, "case:claim");
  if (!may.ok) return may;
  const found = await findCase(staff, reference, "case:claim");
  const trackKind = TRACK_KINDS.find((known) => known === kind);
  if (!found || !trackKind) return { ok: false, reason: "not_found" };
  return inTransaction(async (tx): Promise<LiftHoldResult> => {
    const caseId = found.id;
    await lockCase(tx, caseId);
    if (await isRecused({ caseId, staffId: staff.id }, tx)) return RECUSED;
    const where = { caseId_kind: { caseId, kind: trackKind } };
    const track = await tx.track.findUnique({ where, select: { id: true, holds: OPEN } });
    if (!track) return { ok: false, reason: "not_found" };
    const [hold] = track.holds;
    const theirs = hold && found.as !== staff && !(await colleaguesAmong(staff, [hold.byId], tx)).has(hold.byId);
    if (theirs) return { ok: false, reason: "owner_holds" };
    const ended = await endHolds(tx, { caseId, trackId: track.id, because: "lifted", byId: staff.id, at });
    if (ended === 0) return { ok: true };
    const change = { caseId, trackKind, kind: "hold_lifted", action: "case.hold_lifted", data: {}, at } as const;
    await noteDeskChange(tx, staff, change);
    return { ok: true };
  });
}

const OPEN = { where: { endedAt: null }, select: { byId: true } } as const;
