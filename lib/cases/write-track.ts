import type { State, TrackKind } from "@/lib/cases/track";
import { type Clock, dueAt, startClock } from "@/lib/clocks/clock";
import type { RuleId } from "@/lib/clocks/rules";
import type { Tx } from "@/lib/infra/db/client";

export type NewTrack = {
  caseId: string;
  organisationId: string;
  kind: TrackKind;
  state: State;
  behaviour: string;
  platform: string;
  merchant: string;
  unitId: string | null;
  /** Those that run from now on, or from earlier where time has passed already. At least one. */
  clocks: readonly { ruleId: RuleId; from: Date }[];
  at: Date;
};

export type OpeningClock = { track: TrackKind; clock: Clock; dueAt: Date };

/** Adds a track with its clocks to a case; its place in the queue is for `rankCase`. Throws where no rule is in force. */
export async function writeTrack(tx: Tx, { clocks: wanted, at, ...about }: NewTrack): Promise<OpeningClock[]> {
  const clocks = wanted.map(({ ruleId, from }) => started(about.kind, ruleId, from));
  const nearest = new Date(Math.min(...clocks.map((one) => one.dueAt.getTime())));
  const track = await tx.track.create({
    data: { ...about, openedAt: at, dueAt: nearest, rankAt: nearest },
    select: { id: true },
  });
  await tx.caseClock.createMany({
    data: clocks.map(({ clock }) => ({
      caseId: about.caseId,
      trackId: track.id,
      ruleId: clock.ruleId,
      ruleVersion: clock.ruleVersion,
      startedAt: clock.startedAt,
    })),
  });
  return clocks;
}

function started(track: TrackKind, ruleId: RuleId, at: Date): OpeningClock {
  const start = startClock(ruleId, at);
  const due = start.ok ? dueAt(start.clock) : null;
  if (!start.ok || due === null) throw new Error(`no rule ${ruleId} in force on ${at.toISOString()}`);
  return { track, clock: start.clock, dueAt: due };
}
