import {
  type BadEntry,
  type ChainEntry,
  emptyTail,
  entryHash,
  isSealed,
  isUntouched,
  type LaneHead,
  type LaneTail,
  laneCount,
} from "./chain";

/**
 * Reads a record once, in the order of lane and number, and names the first thing that is wrong with it. What it cannot
 * see is a whole older state, heads included, put back from a copy: that takes an anchor outside this database (EVD-03).
 */
export class ChainVerifier {
  entries = 0;
  readonly #key: Buffer;
  readonly #tails = Array.from({ length: laneCount }, (_, lane) => emptyTail(lane));
  #lane = 0;

  constructor(key: Buffer) {
    this.#key = key;
  }

  /** Takes the next entry; answers what is wrong with it, or `null`. Stop at the first answer. */
  consume(entry: ChainEntry): BadEntry | null {
    const { lane, seq } = entry;
    const tail = this.#tails[lane];
    if (!tail || lane < this.#lane || seq <= tail.seq) return { lane, seq, reason: "reordered" };
    if (seq > tail.seq + 1n) return { lane, seq: tail.seq + 1n, reason: "gap" };
    const expected = entryHash(tail.hash, entry);
    const linked = entry.prevHash === tail.hash;
    const intact = entry.hash === expected;
    if (!linked && !intact) return { lane, seq, reason: "reordered" };
    if (!linked || !intact || payloadSeconds(entry.payload) !== entry.atSeconds)
      return { lane, seq, reason: "altered" };
    this.#lane = lane;
    this.#tails[lane] = { lane, seq, hash: expected };
    this.entries++;
    return null;
  }

  /** After the last entry: compares each lane with its sealed head. A record never written to has no seals. */
  finish(heads: readonly LaneHead[]): BadEntry | null {
    if (this.entries === 0 && heads.length === laneCount && heads.every(isUntouched)) return null;
    for (const tail of this.#tails) {
      const bad = this.#compare(
        tail,
        heads.find((head) => head.lane === tail.lane),
      );
      if (bad) return bad;
    }
    return null;
  }

  #compare(tail: LaneTail, head: LaneHead | undefined): BadEntry | null {
    const { lane, seq } = tail;
    if (!head || !isSealed(this.#key, head)) return { lane, seq, reason: "bad_head" };
    if (head.seq > seq) return { lane, seq: seq + 1n, reason: "truncated" };
    if (head.seq < seq) return { lane, seq: head.seq + 1n, reason: "bad_head" };
    return head.hash === tail.hash ? null : { lane, seq, reason: "bad_head" };
  }
}

/**
 * The time in a payload, without parsing all of it: keys are sorted and quotes inside texts are escaped, so the first
 * `,"at":"` is the entry's own.
 */
function payloadSeconds(payload: string): number {
  const start = payload.indexOf(',"at":"') + 7;
  return Date.parse(payload.slice(start, payload.indexOf('"', start))) / 1_000;
}
