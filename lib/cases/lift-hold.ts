import { isRecused, RECUSED, type Recused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { lockCase, noteDeskChange } from "@/lib/cases/desk-change";
import { endHolds } from "@/lib/cases/end-holds";
import { findCase } from "@/lib/cases/find-case";
import { TRACK_KINDS } from "@/lib/cases/track";
import { inTransaction } from "@/lib/infra/db/client";

export type LiftHoldResult = { ok: true } | NotPermitted | Recused | { ok: false; reason: "not_found" };

/** Brings a track back before its day. One that is back already is answered the same, and nothing is written. */
export async function liftHold(
  staff: Staff,
  { reference, track: kind }: { reference: string; track: string },
  at: Date = new Date(),
): Promise<LiftHoldResult> {
  const may = authorise(staff, "case:claim");
  if (!may.ok) return may;
  const found = await findCase(staff, reference, "own");
  const trackKind = TRACK_KINDS.find((known) => known === kind);
  if (!found || !trackKind) return { ok: false, reason: "not_found" };
  return inTransaction(async (tx): Promise<LiftHoldResult> => {
    const caseId = found.id;
    await lockCase(tx, caseId);
    if (await isRecused({ caseId, staffId: staff.id }, tx)) return RECUSED;
    const where = { caseId_kind: { caseId, kind: trackKind } };
    const track = await tx.track.findUnique({ where, select: { id: true } });
    if (!track) return { ok: false, reason: "not_found" };
    const ended = await endHolds(tx, { caseId, trackId: track.id, because: "lifted", byId: staff.id, at });
    if (ended === 0) return { ok: true };
    const change = { caseId, trackKind, kind: "hold_lifted", action: "case.hold_lifted", data: {}, at } as const;
    await noteDeskChange(tx, staff, change);
    return { ok: true };
  });
}
