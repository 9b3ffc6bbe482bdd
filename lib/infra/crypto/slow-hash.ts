import { createHmac, randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { atMost } from "./at-most";

const derive = promisify<Buffer, Buffer, number, ScryptOptions, Buffer>(scrypt);
const cost = { N: 16_384, r: 8, p: 1 };
const hashBytes = 32;

/** 16 MiB and about 45 ms of a core each: two at once leave the other threads, and the memory, to everybody else. */
const inTurn = atMost(2);

/**
 * Hashes a secret that people choose or type (scrypt, 16 MiB, salt of its own). The pepper is mixed in first, so that
 * a stolen table cannot even be guessed at. Returns `scrypt$N$r$p$salt$hash`, which says how to check it.
 */
export async function hashSlowly(pepper: Buffer, secret: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await inTurn(() => derive(peppered(pepper, secret), salt, hashBytes, cost));
  return ["scrypt", cost.N, cost.r, cost.p, salt.toString("base64url"), hash.toString("base64url")].join("$");
}

/** Whether `secret` is the one that was hashed. Throws when `stored` is not such a hash, which is a bug. */
export async function verifySlowly(pepper: Buffer, secret: string, stored: string): Promise<boolean> {
  const { salt, hash, ...options } = readStored(stored);
  const candidate = await inTurn(() => derive(peppered(pepper, secret), salt, hash.length, options));
  return timingSafeEqual(candidate, hash);
}

/** A well-formed hash that no secret opens; checking against it takes the time of a real one. */
export function hashOfNothing(): string {
  const [salt, hash] = [randomBytes(16), randomBytes(hashBytes)];
  return ["scrypt", cost.N, cost.r, cost.p, salt.toString("base64url"), hash.toString("base64url")].join("$");
}

function peppered(pepper: Buffer, secret: string): Buffer {
  return createHmac("sha256", pepper).update(secret.normalize("NFC"), "utf8").digest();
}

function readStored(stored: string): { salt: Buffer; hash: Buffer } & ScryptOptions {
  const parts = /^scrypt\$(\d{4,6})\$(\d{1,2})\$(\d)\$([\w-]{22})\$([\w-]{43})$/.exec(stored);
  if (!parts) throw new Error("slow hash: the stored value is not one");
  const [N, r, p] = parts.slice(1, 4).map(Number);
  const [salt = "", hash = ""] = parts.slice(4);
  // Twice what the parameters need: the default ceiling would refuse a later, stronger setting.
  const maxmem = 256 * Number(N) * Number(r);
  return { N, r, p, maxmem, salt: Buffer.from(salt, "base64url"), hash: Buffer.from(hash, "base64url") };
}
