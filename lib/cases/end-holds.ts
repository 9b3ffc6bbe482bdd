import type { EventKind } from "@/lib/cases/case-event";
import type { Tx } from "@/lib/infra/db/client";

export type HoldEnd = {
  caseId: string;
  /** Only this track's; absent for all of the case. */
  trackId?: string;
  because: "lifted" | "reporter_wrote" | "moved" | "share_ended";
  byId?: string;
  at: Date;
};

/** Brings what is laid aside back into the daily queue. Returns how many tracks that was. */
export async function endHolds(tx: Tx, { caseId, trackId, because, byId, at }: HoldEnd): Promise<number> {
  const of = trackId ? { trackId } : { track: { caseId } };
  const data = { endedAt: at, endedBecause: because, ...(byId ? { endedById: byId } : {}) };
  const { count } = await tx.trackHold.updateMany({ where: { ...of, endedAt: null }, data });
  if (count === 0) return 0;
  const held = { caseId, heldUntil: { not: null }, ...(trackId ? { id: trackId } : {}) };
  await tx.track.updateMany({ where: held, data: { heldUntil: null } });
  return count;
}

const WORDS_FROM_OUTSIDE: readonly EventKind[] = ["message_from_reporter", "evidence_added"];

/** Whether an event is what most holds wait for. Steps of a track end its hold by themselves. */
export function endsHolds(kind: EventKind): boolean {
  return WORDS_FROM_OUTSIDE.includes(kind);
}
