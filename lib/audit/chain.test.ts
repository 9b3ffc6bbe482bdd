import { createHash, createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type ChainEntry, emptyTail, headMac, laneCount } from "./chain";
import { chained, key, lanes, payload, perLane, record, verify } from "./chain.fixture";
import { ChainVerifier } from "./chain-verifier";

describe("an untouched record (EVD-02)", () => {
  test("is found whole, and every entry is counted", () => {
    const verifier = new ChainVerifier(key);
    for (const row of record.rows) expect(verifier.consume(row)).toBeNull();
    expect(verifier.finish(record.heads)).toBeNull();
    expect(verifier.entries).toBe(laneCount * perLane);
  });

  test("is whole before its first entry, and with lanes that have none yet", () => {
    const empty = Array.from({ length: laneCount }, (_, lane) => emptyTail(lane));
    expect(verify({ rows: [], heads: empty.map((tail) => ({ ...tail, mac: "" })) })).toBeNull();
    const heads = empty.map((tail) => ({ ...tail, mac: headMac(key, tail) }));
    expect(verify({ rows: [], heads })).toBeNull();
  });

  test("hashes what anybody can compute again: previous hash, lane, number, text", () => {
    const [first, second] = lanes[3] as [ChainEntry, ChainEntry];
    const bytes = Buffer.concat([
      Buffer.from(first.hash, "hex"),
      Buffer.of(3, 0, 0, 0, 0, 0, 0, 0, 2),
      Buffer.from(second.payload),
    ]);
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(second.hash);
  });
});

describe("whoever rewrites a lane with correct hashes is stopped by its sealed head (EVD-02)", () => {
  const lane = 5;
  const rewritten = chained(
    lane,
    (lanes[lane] ?? []).map((row) => row.payload.replace("case.read", "note.added")),
  );
  const rows = lanes.with(lane, rewritten).flat();

  test("when the head is left as it was", () => {
    expect(verify({ ...record, rows })).toEqual({ lane, seq: BigInt(perLane), reason: "bad_head" });
  });

  test("when the head is replaced without the key", () => {
    const { seq, hash } = rewritten.at(-1) as ChainEntry;
    const mac = createHmac("sha256", "guess").update(hash).digest("hex");
    const heads = record.heads.with(lane, { lane, seq, hash, mac });
    expect(verify({ rows, heads })).toMatchObject({ lane, reason: "bad_head" });
  });

  test("when a lane disappears together with its head", () => {
    const gone = record.rows.filter((row) => row.lane !== lane);
    const heads = record.heads.filter((head) => head.lane !== lane);
    expect(verify({ rows: gone, heads })).toEqual({ lane, seq: 0n, reason: "bad_head" });
    expect(verify({ rows: gone, heads: [] })).toMatchObject({ lane: 0, reason: "bad_head" });
    const asIfNew = record.heads.with(lane, { ...emptyTail(lane), mac: "" });
    expect(verify({ rows: gone, heads: asIfNew })).toEqual({ lane, seq: 0n, reason: "bad_head" });
  });

  test("when entries are added behind the head, or in a lane that does not exist", () => {
    const more = chained(7, [...(lanes[7] ?? []).map((row) => row.payload), payload(7, 99)]);
    const bad = verify({ ...record, rows: lanes.with(7, more).flat() });
    expect(bad).toEqual({ lane: 7, seq: BigInt(perLane + 1), reason: "bad_head" });
    const stray = verify({ ...record, rows: [...record.rows, ...chained(8, [payload(8, 1)])] });
    expect(stray).toEqual({ lane: 8, seq: 1n, reason: "reordered" });
  });
});
