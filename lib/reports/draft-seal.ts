import { deriveKey } from "@/lib/infra/crypto/derive-key";
import { open, seal } from "@/lib/infra/crypto/seal";
import { hashToken } from "@/lib/infra/crypto/tokens";
import { secrets } from "@/lib/infra/env";
import type { DraftAnswers } from "@/lib/reports/draft";

/**
 * What a draft's row holds opens only with the token in the reporter's cookie, which is not in the database, together
 * with the installation's key, which is not in the cookie: neither a dump nor a stolen phone backup is enough.
 */
function draftKey(token: string): Buffer {
  return deriveKey(secrets().sealingKey, `draft\n${token}`);
}

function place(column: "answers" | "receipt", token: string): string {
  return `draft:${column}:${hashToken(token).toString("base64url")}`;
}

/** Seals a draft's answers for its row. Copied into a Uint8Array of its own, as the database client wants it. */
export function sealAnswers(token: string, answers: DraftAnswers): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(seal(draftKey(token), JSON.stringify(answers), place("answers", token)));
}

export function openAnswers(token: string, sealed: Uint8Array): DraftAnswers {
  const text = open(draftKey(token), Buffer.from(sealed), place("answers", token)).toString("utf8");
  return JSON.parse(text) as DraftAnswers;
}

/** Seals what the receipt page needs for a day, the secret code among it. */
export function sealReceipt(token: string, receipt: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(seal(draftKey(token), receipt, place("receipt", token)));
}

export function openReceipt(token: string, sealed: Uint8Array): string {
  return open(draftKey(token), Buffer.from(sealed), place("receipt", token)).toString("utf8");
}
