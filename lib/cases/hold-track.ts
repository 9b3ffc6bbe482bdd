import { isRecused, RECUSED, type Recused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { isHeld, isHeldBy } from "@/lib/cases/claim";
import { HOLD_REASONS, holdEnd, needsWords } from "@/lib/cases/desk";
import { letGo, lockCase, noteDeskChange } from "@/lib/cases/desk-change";
import { findCase } from "@/lib/cases/find-case";
import { writtenText } from "@/lib/cases/schema";
import { shareUntil } from "@/lib/cases/share-until";
import { isOpen, positionOf, TRACK_KINDS } from "@/lib/cases/track";
import { shanghaiDate } from "@/lib/clocks/plain-date";
import { inTransaction, type Tx } from "@/lib/infra/db/client";

/** `version` is the track's as the page showed it, `until` a day in Shanghai. `order`: the bulk order that it is part of. */
export type HoldTrack = {
  reference: string;
  track: string;
  version: string;
  until: string;
  reason: string;
  note: string;
  order?: string;
};
export type HoldRefusal =
  | "not_found"
  | "date_unknown"
  | "reason_missing"
  | "note_missing"
  | "too_long"
  | "ended"
  | "stale"
  | "taken";
export type HoldTrackResult = { ok: true } | NotPermitted | Recused | { ok: false; reason: HoldRefusal };

export type HoldWish = { end: Date; reason: string; note: string | null };

/**
 * Lays a track aside until a day, or until the reporter writes: it leaves the daily queue, and goes back to the others.
 * Its clocks go on. A partner who handles the case may, too: what is laid aside is so for both, and no longer than
 * the share. `stale`: the track has moved, or was laid aside otherwise, since the page was made.
 */
export async function holdTrack(staff: Staff, input: HoldTrack, at: Date = new Date()): Promise<HoldTrackResult> {
  const may = authorise(staff, "case:claim");
  if (!may.ok) return may;
  const wish = readHold(input, at);
  if ("refused" in wish) return { ok: false, reason: wish.refused };
  const found = await findCase(staff, input.reference, "case:claim");
  if (!found) return { ok: false, reason: "not_found" };
  return inTransaction(async (tx): Promise<HoldTrackResult> => {
    await lockCase(tx, found.id);
    if (await isRecused({ caseId: found.id, staffId: staff.id }, tx)) return RECUSED;
    const now = await tx.case.findUniqueOrThrow({ where: { id: found.id }, select: CLAIM });
    if (isHeld(now, at) && !isHeldBy(now, staff.id, at)) return { ok: false, reason: "taken" };
    return hold(tx, staff, { caseId: found.id, input, wish, at });
  });
}

const CLAIM = { claimedById: true, claimedUntil: true } as const;

/** What a form says about a hold, or what is missing in it. */
export function readHold(
  input: Pick<HoldTrack, "until" | "reason" | "note">,
  now: Date,
): HoldWish | { refused: HoldRefusal } {
  const reason = HOLD_REASONS.find((known) => known === input.reason);
  const end = holdEnd(input.until, now);
  const note = writtenText.safeParse(input.note);
  if (!reason) return { refused: "reason_missing" };
  if (!end) return { refused: "date_unknown" };
  if (!note.success) return { refused: "too_long" };
  if (needsWords(reason) && note.data === "") return { refused: "note_missing" };
  return { end, reason, note: note.data || null };
}

type Holding = { caseId: string; input: HoldTrack; wish: HoldWish; at: Date };

async function hold(tx: Tx, staff: Staff, { caseId, input, wish, at }: Holding): Promise<HoldTrackResult> {
  const kind = TRACK_KINDS.find((known) => known === input.track) ?? "report";
  const track = await tx.track.findUnique({ where: { caseId_kind: { caseId, kind } }, select: HELD });
  if (!track || input.track !== kind) return { ok: false, reason: "not_found" };
  const [open] = track.holds;
  if (open && open.until > at) return { ok: false, reason: "stale" };
  if (`${track.version}` !== input.version) return { ok: false, reason: "stale" };
  if (!isOpen(positionOf(kind, track.state))) return { ok: false, reason: "ended" };
  if (open) await outlive(tx, open.id, open.until);
  const { end, reason, note } = wish;
  const shared = await shareUntil(tx, { caseId, staffId: staff.id, at });
  const until = shared && shared < end ? shared : end;
  const row = { trackId: track.id, reason, note, byId: staff.id, at, until };
  await tx.trackHold.create({ data: row, select: { id: true } });
  const where = { id: track.id, version: track.version };
  const { count } = await tx.track.updateMany({ where, data: { heldUntil: until } });
  if (count === 0) throw new Error("a track was moved past the lock of its case");
  await letGo(tx, caseId, staff.id);
  const data = { reason, until: shanghaiDate(until), ...(input.order ? { order: input.order } : {}) };
  await noteDeskChange(tx, staff, { caseId, trackKind: kind, kind: "held", action: "case.held", data, at });
  return { ok: true };
}

const HELD = {
  id: true,
  version: true,
  state: true,
  holds: { where: { endedAt: null }, select: { id: true, until: true } },
} as const;

/** A hold that ran out was over on its day, whenever the next one begins. */
async function outlive(tx: Tx, id: string, until: Date): Promise<void> {
  await tx.trackHold.update({ where: { id }, data: { endedAt: until, endedBecause: "over" }, select: { id: true } });
}
