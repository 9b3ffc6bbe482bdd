import { ACTIONS, type Action } from "@/lib/cases/step";
import { type Position, positionOf } from "@/lib/cases/track";
import { type ReportStanding, reportAmong } from "@/lib/cases/transitions";
import type { Tx } from "@/lib/infra/db/client";

export type TrackInHand = {
  readonly id: string;
  readonly caseId: string;
  readonly version: number;
  readonly position: Position;
  /** What has already been done on this track; some actions are allowed once. */
  readonly spent: readonly Action[];
  /** Who has done what; the reporter's steps and the program's are nobody's. */
  readonly done: readonly Done[];
  /** What the case has of a report. */
  readonly report: ReportStanding;
};
export type Done = { readonly action: Action; readonly staffId: string | null };

/**
 * Reads a track and keeps everybody else from moving its case until the transaction ends. Every use case that changes
 * a case takes its row first, then the track's: locks in one order cannot wait for each other in a circle.
 * Throws for a track that does not exist.
 */
export async function lockTrack(tx: Tx, trackId: string): Promise<TrackInHand> {
  await tx.$queryRaw`
    SELECT 1 FROM "case" JOIN track ON track.case_id = "case".id
    WHERE track.id = ${trackId}::uuid FOR NO KEY UPDATE OF "case"`;
  return readTrack(tx, trackId);
}

/** The same without keeping anybody away: for looking ahead. */
export async function readTrack(tx: Tx, trackId: string): Promise<TrackInHand> {
  const track = await tx.track.findUniqueOrThrow({
    where: { id: trackId },
    select: { id: true, caseId: true, kind: true, state: true, version: true },
  });
  const { kind, state, ...rest } = track;
  const tracks = await tx.track.findMany({ where: { caseId: track.caseId }, select: { kind: true, state: true } });
  const done = await doneOn(tx, track);
  const spent = [...new Set(done.map(({ action }) => action))];
  return { ...rest, position: positionOf(kind, state), done, spent, report: reportAmong(tracks) };
}

/** What one person has done themselves: some of it another has to look at (C18). */
export function ownWork(done: readonly Done[], { id }: { id: string }): readonly Action[] {
  return done.filter(({ staffId }) => staffId === id).map(({ action }) => action);
}

async function doneOn(tx: Tx, { caseId, kind }: { caseId: string; kind: string }): Promise<Done[]> {
  const events = await tx.caseEvent.groupBy({
    by: ["kind", "staffId"],
    where: { caseId, trackKind: kind, kind: { in: [...ACTIONS] } },
  });
  return ACTIONS.flatMap((action) =>
    events.filter((event) => event.kind === action).map(({ staffId }) => ({ action, staffId })),
  );
}
