import { randomBytes } from "node:crypto";
import { type BadEntry, type ChainEntry, emptyTail, entryHash, headMac, type LaneHead, laneCount } from "./chain";
import { ChainVerifier } from "./chain-verifier";

export const key = randomBytes(32);
export const perLane = 25;

type Sealed = { rows: ChainEntry[]; heads: LaneHead[] };

export function chained(lane: number, payloads: string[]): ChainEntry[] {
  let tail = emptyTail(lane);
  return payloads.map((payload) => {
    const seq = tail.seq + 1n;
    const row = { lane, seq, payload, prevHash: tail.hash, hash: entryHash(tail.hash, { lane, seq, payload }) };
    tail = row;
    return { ...row, atSeconds: Date.parse(JSON.parse(payload).at) / 1_000 };
  });
}

export function payload(lane: number, n: number): string {
  const at = new Date(Date.UTC(2026, 0, 1) + n * 1_001).toISOString();
  return `{"action":"case.read","actor":{"id":"s-${n}","kind":"staff"},"at":"${at}","data":{},"subject":{"id":"c${lane}","kind":"case"}}`;
}

function seal(row: ChainEntry): LaneHead {
  const tail = { lane: row.lane, seq: row.seq, hash: row.hash };
  return { ...tail, mac: headMac(key, tail) };
}

export const lanes = Array.from({ length: laneCount }, (_, lane) =>
  chained(
    lane,
    Array.from({ length: perLane }, (_, n) => payload(lane, n)),
  ),
);
export const record: Sealed = { rows: lanes.flat(), heads: lanes.map((rows) => seal(rows.at(-1) as ChainEntry)) };

export function verify({ rows, heads }: Sealed): BadEntry | null {
  const verifier = new ChainVerifier(key);
  for (const row of rows) {
    const bad = verifier.consume(row);
    if (bad) return bad;
  }
  return verifier.finish(heads);
}
