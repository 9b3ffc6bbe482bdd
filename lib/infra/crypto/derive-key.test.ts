import { createHmac, randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { deriveKey } from "./derive-key";

describe("derived keys", () => {
  const master = Buffer.alloc(32, 7);

  test("are the same for the same secret and purpose, whenever they are asked for", () => {
    expect(deriveKey(master, "identity")).toEqual(deriveKey(master, "identity"));
    expect(deriveKey(master, "identity").toString("hex")).toMatch(/^[0-9a-f]{64}$/);
  });

  test("differ by purpose and by secret", () => {
    expect(deriveKey(master, "identity")).not.toEqual(deriveKey(master, "cookies"));
    expect(deriveKey(master, "identity")).not.toEqual(deriveKey(randomBytes(32), "identity"));
  });

  test("agree with HKDF written out as in RFC 5869: extract, then expand", () => {
    const extracted = createHmac("sha256", Buffer.alloc(32)).update(master).digest();
    const first = createHmac("sha256", extracted).update("identity\u0001").digest();
    const second = createHmac("sha256", extracted).update(first).update("identity\u0002").digest();
    expect(deriveKey(master, "identity", 48)).toEqual(Buffer.concat([first, second]).subarray(0, 48));
  });

  test("are not made from a secret too short to be one", () => {
    expect(() => deriveKey(Buffer.alloc(31), "identity")).toThrow(RangeError);
  });
});
