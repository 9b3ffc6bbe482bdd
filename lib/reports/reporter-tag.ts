import { createHmac } from "node:crypto";
import { deriveKey } from "@/lib/infra/crypto/derive-key";
import { secrets } from "@/lib/infra/env";

/**
 * The same for the same contact and nothing else: two cases of one reporter can be told to be so without opening either
 * address. Keyed, so that a stolen table cannot be tried with a list of phone numbers. Kept as long as the contact is.
 */
export function reporterTag(contact: string): Uint8Array<ArrayBuffer> {
  const key = deriveKey(secrets().sealingKey, "reporter tag");
  return Uint8Array.from(createHmac("sha256", key).update(plainContact(contact)).digest().subarray(0, 16));
}

const CHINA_PREFIX = /^(?:\+|00)?86(?=1\d{10}$)/;

/** One form for all ways of writing one address: letter case, width, signs in a number, China's country code. */
export function plainContact(contact: string): string {
  const plain = contact.normalize("NFKC").trim().toLowerCase();
  return plain.includes("@") ? plain : plain.replace(/[\s()-]/g, "").replace(CHINA_PREFIX, "");
}
