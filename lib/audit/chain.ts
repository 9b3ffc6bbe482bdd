import { createHmac, hash as hashOnce } from "node:crypto";
import { safeEqual } from "@/lib/infra/crypto/tokens";

/** Eight chains instead of one: writers of different subjects seldom wait for each other. */
export const laneCount = 8;

const hashBytes = 32;
const genesis = "0".repeat(2 * hashBytes);

/** Hashes and seals are lower-case hex: a whole record is read at once, and texts are compared fastest. */
export type LaneTail = { lane: number; seq: bigint; hash: string };
export type LaneHead = LaneTail & { mac: string };

/** A row of the record. `atSeconds` is its time column (epoch seconds), which must agree with the time in the payload. */
export type ChainEntry = LaneTail & { atSeconds: number; payload: string; prevHash: string };

/**
 * Where a record was first broken, and how.
 * - altered: something in this entry was changed
 * - gap: the entry with this number is missing
 * - reordered: this entry does not continue the one before it (moved, inserted or renumbered)
 * - truncated: the lane ends before this number although its head says that there was more
 * - bad_head: the lane's head is missing, was not sealed by us, or belongs to another chain
 */
export type BadEntry = {
  lane: number;
  seq: bigint;
  reason: "altered" | "gap" | "reordered" | "truncated" | "bad_head";
};

/** The tail of a lane in which nothing was written yet. */
export function emptyTail(lane: number): LaneTail {
  return { lane, seq: 0n, hash: genesis };
}

/** sha256(previous hash ‖ lane, 1 byte ‖ number, 8 bytes ‖ payload, UTF-8). */
export function entryHash(
  previous: string,
  { lane, seq, payload }: Omit<LaneTail, "hash"> & { payload: string },
): string {
  const bytes = Buffer.allocUnsafe(hashBytes + 9 + Buffer.byteLength(payload));
  bytes.write(previous, 0, "hex");
  bytes.writeUInt8(lane, hashBytes);
  bytes.writeBigUInt64BE(seq, hashBytes + 1);
  bytes.write(payload, hashBytes + 9, "utf8");
  return hashOnce("sha256", bytes, "hex");
}

/** The seal of a lane's head: without the key nobody can cut a tail and pass off what is left as the whole. */
export function headMac(key: Buffer, { lane, seq, hash }: LaneTail): string {
  const place = Buffer.alloc(9);
  place.writeUInt8(lane);
  place.writeBigUInt64BE(seq, 1);
  return createHmac("sha256", key).update("audit lane head\n").update(place).update(hash, "hex").digest("hex");
}

/** A lane as the migration leaves it; the first append ever seals all eight together. */
export function isUntouched(head: LaneHead): boolean {
  return head.mac === "" && head.seq === 0n && head.hash === genesis;
}

/** Whether a head was sealed under this key. */
export function isSealed(key: Buffer, head: LaneHead): boolean {
  return safeEqual(headMac(key, head), head.mac);
}
