/** What became of the other cases of one contact. Whatever else became of them says nothing about who sent them. */
export type TrackRecord = {
  readonly cases: number;
  /** Filed, or accepted for mediation. */
  readonly upheld: number;
  /** Ended because there was no violation, or the material was false. */
  readonly unfounded: number;
  /** Marked as made in bad faith by two people, in force, and not under appeal. Said to staff; it moves no case. */
  readonly badFaith: number;
};

export const NO_RECORD: TrackRecord = { cases: 0, upheld: 0, unfounded: 0, badFaith: 0 };

/** Below this many judged cases nobody has a record: one mistake is none. */
const ENOUGH = 6;
/** The share of upheld cases that counts as neither good nor bad. */
const PIVOT = 0.7;
const GROWTH = 4;
/** Hours, either way. */
const MOST = 4;

/**
 * Hours by which a track record moves a case in the queue, after the reviewer score of Discourse: the distance of the
 * share upheld from a pivot, growing with the logarithm of the number judged. It orders work and does nothing else;
 * whoever gave no contact stands at 0, like whoever writes for the first time (ABU-06).
 */
export function recordHours({ upheld, unfounded }: Omit<TrackRecord, "badFaith">): number {
  const judged = upheld + unfounded;
  if (judged < ENOUGH) return 0;
  const share = upheld / judged;
  const distance = share >= PIVOT ? (share - PIVOT) / (1 - PIVOT) : (share - PIVOT) / PIVOT;
  const hours = distance * 2 * (Math.log(judged) / Math.log(GROWTH));
  return Math.round(Math.max(-MOST, Math.min(MOST, hours)));
}
