import { open, seal } from "./crypto/seal";
import { secrets, vaultKey } from "./env";

/** First byte of what is sealed under the vault's own key. What was sealed before begins with the 1 of `seal` itself. */
const VAULT_FORM = 2;

/** Bound to its case: copied into another row it does not open. */
function place(caseId: string): string {
  return `contact:${caseId}`;
}

/** Seals how to reach a reporter, for the row of the submission, under a key that seals nothing else (PRV-06). */
export function sealContact(caseId: string, address: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([VAULT_FORM, ...seal(vaultKey(), address, place(caseId))]);
}

/** Opens what `sealContact` made, now or before there was a vault. @throws {Error} when key, place or any byte is wrong. */
export function openContact(caseId: string, sealed: Uint8Array): string {
  const bytes = Buffer.from(sealed);
  const opened =
    bytes[0] === VAULT_FORM
      ? open(vaultKey(), bytes.subarray(1), place(caseId))
      : open(secrets().sealingKey, bytes, place(caseId));
  return opened.toString("utf8");
}
