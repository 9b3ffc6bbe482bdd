import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type ChainEntry, entryHash, headMac } from "./chain";
import { perLane, record, verify } from "./chain.fixture";

const rounds = 1_000;

/** A generator with a fixed seed (mulberry32), so that a failure can be met again. */
function randomPlaces(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

function flip(hex: string, bit: number): string {
  const changed = Buffer.from(hex, "hex");
  changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
  return changed.toString("hex");
}

function flipText(text: string, at: number): string {
  return text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1);
}

function flipSomewhere(row: ChainEntry, random: (below: number) => number): ChainEntry {
  const changes: (() => Partial<ChainEntry>)[] = [
    () => ({ payload: flipText(row.payload, random(row.payload.length)) }),
    () => ({ hash: flip(row.hash, random(256)) }),
    () => ({ prevHash: flip(row.prevHash, random(256)) }),
    () => ({ atSeconds: row.atSeconds + 0.000_001 * (1 + random(1_000_000)) }),
  ];
  return { ...row, ...changes[random(changes.length)]?.() };
}

/** The rest of the lane moves its numbers by one, as somebody would do who wants no gap to show. */
function renumber(rows: ChainEntry[], from: number, lane: number, by: bigint): ChainEntry[] {
  return rows.map((row, n) => (n >= from && row.lane === lane ? { ...row, seq: row.seq + by } : row));
}

const at = (place: number) => record.rows[place] as ChainEntry;
const last = (place: number) => at(place).seq === BigInt(perLane);

describe(`a record changed in one of ${rounds} random places names the first bad entry (EVD-02)`, () => {
  test("flip: any bit of text, hashes or time", () => {
    const random = randomPlaces(1);
    for (let round = 0; round < rounds; round++) {
      const place = random(record.rows.length);
      const rows = record.rows.with(place, flipSomewhere(at(place), random));
      const { lane, seq } = at(place);
      expect(verify({ ...record, rows })).toEqual({ lane, seq, reason: "altered" });
    }
  });

  test("delete: an entry taken out, leaving its number free", () => {
    const random = randomPlaces(2);
    for (let round = 0; round < rounds; round++) {
      const place = random(record.rows.length);
      const { lane, seq } = at(place);
      const bad = verify({ ...record, rows: record.rows.toSpliced(place, 1) });
      expect(bad).toEqual({ lane, seq, reason: last(place) ? "truncated" : "gap" });
    }
  });

  test("delete: an entry taken out and the following ones renumbered", () => {
    const random = randomPlaces(3);
    for (let round = 0; round < rounds; round++) {
      const place = random(record.rows.length);
      const { lane, seq } = at(place);
      const rows = renumber(record.rows.toSpliced(place, 1), place, lane, -1n);
      expect(verify({ ...record, rows })).toEqual({ lane, seq, reason: last(place) ? "truncated" : "reordered" });
    }
  });

  test("insert: another entry pushed in between, numbers shifted", () => {
    const random = randomPlaces(4);
    for (let round = 0; round < rounds; round++) {
      const [place, from] = [random(record.rows.length), random(record.rows.length)];
      const { lane, seq } = at(place);
      const foreign = { ...at(from), lane, seq };
      const rows = renumber(record.rows, place, lane, 1n).toSpliced(place, 0, foreign);
      // The same entry put before itself is right; its displaced original is what stands wrong.
      const first = place === from ? seq + 1n : seq;
      const bad = verify({ ...record, rows });
      expect(bad).toMatchObject({ lane, seq: first });
    }
  });

  test("insert: an entry forged with correct hashes betrays itself at the next one", () => {
    const random = randomPlaces(5);
    for (let round = 0; round < rounds; round++) {
      const place = random(record.rows.length);
      const { lane, seq, prevHash, atSeconds, payload: text } = at(place);
      const forged = text.replace("case.read", "note.added");
      const hash = entryHash(prevHash, { lane, seq, payload: forged });
      const rows = renumber(record.rows, place, lane, 1n).toSpliced(place, 0, {
        ...{ lane, seq, prevHash, hash, atSeconds },
        payload: forged,
      });
      expect(verify({ ...record, rows })).toEqual({ lane, seq: seq + 1n, reason: "reordered" });
    }
  });

  test("reorder: two entries that changed places, with or without their numbers", () => {
    const random = randomPlaces(6);
    for (let round = 0; round < rounds; round++) {
      const [one, two] = [random(record.rows.length), random(record.rows.length)].toSorted((a, b) => a - b);
      if (one === undefined || two === undefined || one === two) continue;
      const [a, b] = [at(one), at(two)];
      const bare = record.rows.with(one, b).with(two, a);
      expect(verify({ ...record, rows: bare }), "with numbers").not.toBeNull();
      const exchanged = record.rows
        .with(one, { ...b, lane: a.lane, seq: a.seq })
        .with(two, { ...a, lane: b.lane, seq: b.seq });
      const { lane, seq } = a;
      expect(verify({ ...record, rows: exchanged })).toMatchObject({ lane, seq });
    }
  });

  test("truncate: the end of a lane cut off, its head left or set back without the key", () => {
    const random = randomPlaces(7);
    for (let round = 0; round < rounds; round++) {
      const place = random(record.rows.length);
      const { lane, seq, prevHash } = at(place);
      const rows = record.rows.filter((row) => row.lane !== lane || row.seq < seq);
      expect(verify({ ...record, rows })).toEqual({ lane, seq, reason: "truncated" });
      const tail = { lane, seq: seq - 1n, hash: prevHash };
      const macs = [record.heads[lane]?.mac ?? "", headMac(randomBytes(32), tail), ""];
      const heads = record.heads.with(lane, { ...tail, mac: macs[round % macs.length] ?? "" });
      expect(verify({ rows, heads })).toEqual({ lane, seq: seq - 1n, reason: "bad_head" });
    }
  });
});
