import { type CpuMeter, type CpuTimes, usedBetween } from "./cpu-time";
import { type Crowd, crowd } from "./crowd";
import { median, quantile, type Row } from "./table";

/** How many act at once. */
export const CLIENTS = 8;
export const ROUNDS = 3;

/** One kind of work, done in turns with the others. */
export type Contest = {
  what: string;
  ms: number;
  work: (client: number) => Promise<unknown>;
  rounds: Crowd[];
  used: CpuTimes[];
};

export function contest(what: string, ms: number, work: Contest["work"]): Contest {
  return { what, ms, work, rounds: [], used: [] };
}

/** All of them in turns, several times. */
export async function compete(contests: readonly Contest[], meter: CpuMeter | null): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    for (const { ms, work, rounds, used } of contests) {
      const before = meter?.();
      rounds.push(await crowd(CLIENTS, ms, work));
      if (meter && before) used.push(usedBetween(before, meter()));
    }
  }
}

/** Processor time does not depend on what else the machine was doing. */
export function cpuRow({ what, rounds, used }: Contest): Row {
  const count = rounds.reduce((sum, { pieces }) => sum + pieces.length, 0);
  const each = (part: keyof CpuTimes) => used.reduce((sum, times) => sum + times[part], 0) / count;
  const online = each("web") + each("database");
  return {
    what,
    "web server, ms": each("web").toFixed(0),
    "database, ms": each("database").toFixed(0),
    "worker, ms": each("worker").toFixed(0),
    "a second and core": (1_000 / online).toFixed(1),
  };
}

/** Pieces of work a second, the median of the rounds. */
export const rate = ({ rounds }: Contest) => median(rounds.map(({ perSecond }) => perSecond));

/** A contest as a line of the table, beside its floor. */
export function row(contest: Contest, floor: Contest): Row {
  const pieces = contest.rounds.flatMap((round) => round.pieces);
  return {
    what: contest.what,
    "per second": rate(contest).toFixed(1),
    "ms, median": Math.round(median(pieces)),
    "ms, 95 of 100": Math.round(quantile(pieces, 0.95)),
    "of the floor": (rate(contest) / rate(floor)).toFixed(3),
  };
}
