import { constants, deflateRawSync } from "node:zlib";

const MODULUS = 65_521;
const HEAD = Buffer.from("789c", "hex");
/** An empty block that says it is the last. */
const LAST = Buffer.from("0300", "hex");

/** The two sums of zlib's check over these bytes (RFC 1950). */
function sumsOf(bytes: Buffer): [number, number] {
  let [a, b] = [1, 0];
  for (const byte of bytes) {
    a = (a + byte) % MODULUS;
    b = (b + a) % MODULUS;
  }
  return [a, b];
}

/**
 * What zlib makes of a text that is the same over and over: one block is packed and then repeated, so that a bomb of
 * hundreds of megabytes costs no more to make than its first. At least `bytes` long, in whole blocks.
 */
export function packedRun(bytes: number, pattern = "\0"): Buffer {
  const block = Buffer.alloc(pattern.length * Math.ceil(1_000_000 / pattern.length), pattern);
  const packed = deflateRawSync(block, { finishFlush: constants.Z_FULL_FLUSH });
  const times = Math.ceil(bytes / block.length);
  const [a, b] = sumsOf(block);
  const many = BigInt(times);
  const before = (BigInt(a - 1) * BigInt(block.length) * many * (many - 1n)) / 2n;
  const end = Buffer.alloc(4);
  end.writeUInt16BE(Number((many * BigInt(b) + before) % BigInt(MODULUS)), 0);
  end.writeUInt16BE((1 + times * (a - 1)) % MODULUS, 2);
  return Buffer.concat([HEAD, ...Array<Buffer>(times).fill(packed), LAST, end]);
}
