import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

const version = 1;
const nonceBytes = 12;
const tagBytes = 16;
const headerBytes = 1 + nonceBytes + tagBytes;

/**
 * Encrypts with AES-256-GCM under a 32-byte key. `aad` names the place the value belongs to (table, column, row id):
 * a sealed value copied to another place does not open. Layout: version, nonce, tag, ciphertext. The nonce is random,
 * so one key may seal at most 2^32 values (NIST SP 800-38D §8.3).
 */
export function seal(key: Buffer, plaintext: Buffer | string, aad: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(associatedData(aad));
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), ciphertext]);
}

/** Opens what `seal` made. Throws when any byte, the key or the place (`aad`) is not the one it was sealed with. */
export function open(key: Buffer, sealed: Buffer, aad: string): Buffer {
  if (sealed.length < headerBytes || sealed[0] !== version) throw new Error("sealed value: unknown form");
  const nonce = sealed.subarray(1, 1 + nonceBytes);
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: tagBytes });
  decipher.setAAD(associatedData(aad));
  decipher.setAuthTag(sealed.subarray(1 + nonceBytes, headerBytes));
  return Buffer.concat([decipher.update(sealed.subarray(headerBytes)), decipher.final()]);
}

function associatedData(aad: string): Buffer {
  return Buffer.concat([Buffer.of(version), Buffer.from(aad, "utf8")]);
}
