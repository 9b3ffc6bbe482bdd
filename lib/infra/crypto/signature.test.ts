import { generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { generateSigningKey, readSigningKey, signingKeyId, signMessage, verifySignature } from "./signature";

describe("signatures", () => {
  const key = generateSigningKey();

  test("are recognised by the public key alone", () => {
    expect(verifySignature(key.publicKeyPem, "收到", signMessage(key, "收到"))).toBe(true);
  });

  test("are refused over another message or under another key", () => {
    const signature = signMessage(key, "收到");
    expect(verifySignature(key.publicKeyPem, "收到了", signature)).toBe(false);
    expect(verifySignature(generateSigningKey().publicKeyPem, "收到", signature)).toBe(false);
  });

  test("are refused after any single bit was changed", () => {
    const signature = signMessage(key, "收到");
    for (let bit = 0; bit < signature.length * 8; bit++) {
      const changed = Buffer.from(signature);
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(verifySignature(key.publicKeyPem, "收到", changed), `bit ${bit}`).toBe(false);
    }
  });

  test("of a wrong length are refused, not an error", () => {
    expect(verifySignature(key.publicKeyPem, "收到", Buffer.alloc(0))).toBe(false);
    expect(verifySignature(key.publicKeyPem, "收到", Buffer.alloc(65))).toBe(false);
  });
});

describe("signing keys", () => {
  test("come back from their PEM with the same id", () => {
    const key = generateSigningKey();
    expect(readSigningKey(key.privateKeyPem)).toEqual(key);
    expect(signingKeyId(key.publicKeyPem)).toBe(key.keyId);
    expect(key.keyId).toMatch(/^[A-Za-z0-9_-]{8}$/);
  });

  test("of another kind are refused", () => {
    const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ type: "pkcs8", format: "pem" });
    expect(() => readSigningKey(rsa.toString())).toThrow("not an Ed25519 key");
    expect(() => readSigningKey("no key")).toThrow();
  });
});
