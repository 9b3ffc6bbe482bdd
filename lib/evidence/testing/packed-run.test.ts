import { inflateSync } from "node:zlib";
import { expect, it } from "vitest";
import { packedRun } from "./packed-run";

it.each([
  [1, "\0"],
  [2_500_000, "\0"],
  [3_100_000, "0 0 m "],
])("SEC-08 a run of %d bytes unpacks as zlib's own would, with its check", (bytes, pattern) => {
  const unpacked = inflateSync(packedRun(bytes, pattern));
  expect(unpacked.length).toBeGreaterThanOrEqual(bytes);
  expect(unpacked.equals(Buffer.alloc(unpacked.length, pattern))).toBe(true);
});
