import { randomInt } from "node:crypto";

const randomDigits = 22;
const codeDigits = 24;
const groupDigits = 4;

export type NormalisedSecretCode =
  | { ok: true; code: string }
  | { ok: false; reason: "not_digits" | "length" | "check_digits"; digits: number };

/**
 * A new secret code: 22 random digits (73 bits, unbiased) and two check digits (ISO 7064 MOD 97-10, as in IBAN), which
 * catch every single wrong digit and every swap of two digits before anything is hashed. Source: SEC-03.
 */
export function newSecretCode(): string {
  const digits = Array.from({ length: randomDigits }, () => randomInt(10)).join("");
  return digits + checkDigits(digits);
}

/** `1234 5678 9012 3456 7890 1234`: how a code is shown and printed. */
export function formatSecretCode(code: string): string {
  return (code.match(new RegExp(`.{1,${groupDigits}}`, "g")) ?? []).join(" ");
}

/**
 * What somebody typed, pasted or read from a print, as 24 digits: full-width digits, spaces, line breaks, dashes and
 * invisible characters are forgiven. A refusal also counts the digits found, so that the page can say how many are missing.
 */
export function normaliseSecretCode(typed: string): NormalisedSecretCode {
  const code = typed.normalize("NFKC").replace(/[\s\p{Cf}\p{Pd}\p{Pc}\u2212.,·、。|/]/gu, "");
  const digits = code.replace(/\D/g, "").length;
  if (/\D/.test(code)) return { ok: false, reason: "not_digits", digits };
  if (digits !== codeDigits) return { ok: false, reason: "length", digits };
  if (BigInt(code) % 97n !== 1n) return { ok: false, reason: "check_digits", digits };
  return { ok: true, code };
}

function checkDigits(digits: string): string {
  return String(98n - ((BigInt(digits) * 100n) % 97n)).padStart(2, "0");
}
