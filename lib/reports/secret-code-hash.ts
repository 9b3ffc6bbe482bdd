import { createHmac, pbkdf2Sync } from "node:crypto";
import { hashOfNothing, hashSlowly, verifySlowly } from "@/lib/infra/crypto/slow-hash";

const tagBits = 20;
const tagRounds = 1_000;

/** What the table keeps of a secret code. */
export type StoredSecretCode = { tag: number; hash: string };

/**
 * A 20-bit keyed fingerprint of the code, stored beside its hash and compared first (SEC-04).
 *
 * Verified guesses per case and day are limited, and a limit alone would let a stranger lock the owner out by using it
 * up. A wrong code fails the tag all but once in 2^20 tries, and a guess dismissed by the tag costs neither scrypt nor
 * budget: spending 100 verified guesses takes about 10^8 requests, while the owner's code always passes. Without the
 * pepper the tag says nothing about the code. With it (database *and* secrets stolen) it rejects candidates faster than
 * scrypt would, hence the 1,000 rounds: 10^22 codes / 2 × 0.2 ms is still over 10^10 core-years (SEC-03 asks for 10^8).
 */
export function secretCodeTag(pepper: Buffer, caseId: string, code: string): number {
  const keyed = createHmac("sha256", pepper).update(`secret code tag\n${caseId}\n${code}`, "utf8").digest();
  return pbkdf2Sync(keyed, "secret code tag", tagRounds, 4, "sha256").readUInt32BE() >>> (32 - tagBits);
}

/** The scrypt hash of a code, with salt and pepper. */
export function hashSecretCode(pepper: Buffer, code: string): Promise<string> {
  return hashSlowly(pepper, code);
}

/** Whether the code is the one that was hashed; takes the time of one scrypt. */
export function verifySecretCode(pepper: Buffer, code: string, hash: string): Promise<boolean> {
  return verifySlowly(pepper, code, hash);
}

/**
 * Stands in for a case that does not exist, so that a wrong number runs through the same steps, and takes the same time,
 * as a wrong code (SEC-06). The tag is steady for a reference: asking twice shows nothing either.
 */
export function decoySecretCode(pepper: Buffer, reference: string): StoredSecretCode {
  return { tag: secretCodeTag(pepper, `decoy ${reference}`, ""), hash: hashOfNothing() };
}
