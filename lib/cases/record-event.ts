import type { EventActor, EventKind } from "@/lib/cases/case-event";
import { endHolds, endsHolds } from "@/lib/cases/end-holds";
import type { TrackKind } from "@/lib/cases/track";
import type { Prisma, Tx } from "@/lib/infra/db/client";

export type NewEvent = {
  caseId: string;
  /** Absent for what concerns the whole case. */
  trackKind?: TrackKind | undefined;
  kind: EventKind;
  actor: EventActor;
  /** Whether the reporter reads it as a sentence in their timeline. */
  told: boolean;
  /** Facts that the sentence needs, flat: states, grounds, counts. Never words of a person. */
  data?: Record<string, Prisma.InputJsonValue>;
  at: Date;
};

/** Writes what happened, in the transaction of the change itself: timeline and notices read from here and nowhere else. */
export async function recordEvent(tx: Tx, event: NewEvent): Promise<{ eventId: string }> {
  if (endsHolds(event.kind)) await endHolds(tx, { caseId: event.caseId, because: "reporter_wrote", at: event.at });
  const { id } = await tx.caseEvent.create({
    data: {
      caseId: event.caseId,
      trackKind: event.trackKind ?? null,
      kind: event.kind,
      actorKind: event.actor.kind,
      staffId: event.actor.kind === "staff" ? event.actor.id : null,
      at: event.at,
      told: event.told,
      data: event.data ?? {},
    },
    select: { id: true },
  });
  return { eventId: id };
}
