import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { decodeBase64url } from "./base64url";

const macBytes = 32;

/** An unguessable name for a session, an invitation or a link; base64url, 256 bits unless told otherwise. */
export function randomToken(bytes = 32): string {
  return randomBytes(bytes).toString("base64url");
}

/** What a table stores instead of the token: SHA-256 is enough, since a random token cannot be guessed from it. */
export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token, "utf8").digest();
}

/** Equality that takes the same time wherever the difference is. Lengths are not secret. */
export function safeEqual(one: Buffer | string, other: Buffer | string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * The hidden field that ties a form to the session it was rendered for. It is masked afresh for each response, so
 * that the length of a compressed page says nothing about it (BREACH).
 */
export function formToken(key: Buffer, sessionId: string): string {
  const mask = randomBytes(macBytes);
  return Buffer.concat([mask, xor(mask, formMac(key, sessionId))]).toString("base64url");
}

/** Whether the token was made for this session under this key. Anything malformed is simply not. */
export function verifyFormToken(key: Buffer, sessionId: string, token: string): boolean {
  const bytes = decodeBase64url(token);
  if (bytes?.length !== 2 * macBytes) return false;
  const mac = xor(bytes.subarray(0, macBytes), bytes.subarray(macBytes));
  return timingSafeEqual(mac, formMac(key, sessionId));
}

function formMac(key: Buffer, sessionId: string): Buffer {
  return createHmac("sha256", key).update(`form token\n${sessionId}`, "utf8").digest();
}

function xor(one: Buffer, other: Buffer): Buffer {
  return Buffer.from(one.map((byte, at) => byte ^ other.readUInt8(at)));
}
