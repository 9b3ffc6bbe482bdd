import { hkdfSync } from "node:crypto";

/**
 * A key for one purpose, from a master secret (HKDF-SHA256, RFC 5869). Another purpose gives an unrelated key, so that
 * one secret on disk can serve several uses and none of them reveals it. `bytes` is the length wanted, 32 by default.
 */
export function deriveKey(master: Buffer, purpose: string, bytes = 32): Buffer {
  if (master.length < 32) throw new RangeError("derive key: the master secret must have at least 32 bytes");
  return Buffer.from(hkdfSync("sha256", master, Buffer.alloc(0), purpose, bytes));
}
