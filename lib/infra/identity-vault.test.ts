import { describe, expect, test } from "vitest";
import { open, seal } from "./crypto/seal";
import { secrets, vaultKey } from "./env";
import { openContact, sealContact } from "./identity-vault";

const address = "li.lei@example.com";

describe("PRV-06 the identity vault", () => {
  test("opens what it sealed, and only for its own case", () => {
    const sealed = sealContact("one", address);
    expect(openContact("one", sealed)).toBe(address);
    expect(() => openContact("other", sealed)).toThrow();
    expect(Buffer.from(sealed).includes(address)).toBe(false);
  });

  test("does not open with the key of the other secrets", () => {
    const sealed = Buffer.from(sealContact("one", address)).subarray(1);
    expect(vaultKey()).not.toEqual(secrets().sealingKey);
    expect(() => open(secrets().sealingKey, sealed, "contact:one")).toThrow();
  });

  test("still opens what was sealed before it had a key of its own", () => {
    expect(openContact("one", seal(secrets().sealingKey, address, "contact:one"))).toBe(address);
  });

  test("does not open a value whose form was changed to the older one", () => {
    const sealed = sealContact("one", address);
    expect(() => openContact("one", sealed.subarray(1))).toThrow();
    expect(() => openContact("one", Uint8Array.of(9, 9))).toThrow();
  });
});
