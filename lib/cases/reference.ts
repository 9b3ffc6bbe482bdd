import { randomInt } from "node:crypto";

declare const reference: unique symbol;
/** A case number in its one spelling, `ZP26-7KQ4-M2XD`, with a check character that fits. */
export type Reference = string & { readonly [reference]: true };

export type ReferenceRefusal = "empty" | "not_a_number_of_ours" | "impossible_character" | "mistyped";
export type ReadReference = { ok: true; value: Reference } | { ok: false; reason: ReferenceRefusal };

/** Thirty characters that nobody confuses: no I, L, O, U, 0, 1. */
export const ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const RANDOM_LENGTH = 7;
// A prime above the alphabet's size: every single wrong character and every swap of neighbours changes the sum.
const MODULUS = 31;

const YEAR = new Intl.DateTimeFormat("en", { timeZone: "Asia/Shanghai", year: "2-digit" });

const DASHES_AND_SPACES = /[\s\p{Pd}\p{Cf}_.·ー−]/gu;
const YEAR_LOOK_ALIKES: Record<string, string> = { O: "0", Q: "0", D: "0", I: "1", L: "1", Z: "2", S: "5", B: "8" };

/**
 * A fresh case number for the Shanghai year of `now`. It is a name and no secret: whoever knows it still needs the
 * code. Uniqueness is the database's to guard (22 thousand million a year).
 */
export function newReference(now: Date, pick: (below: number) => number = randomInt): Reference {
  const year = YEAR.format(now);
  for (;;) {
    const random = Array.from({ length: RANDOM_LENGTH }, () => ALPHABET.charAt(pick(ALPHABET.length))).join("");
    const check = ALPHABET.charAt((MODULUS - weighedSum(`${year}${random}`)) % MODULUS);
    // One sum in thirty-one asks for a character that the alphabet does not have; such a number is not given out.
    if (check !== "") return spell(`${year}${random}${check}`);
  }
}

/** Reads a number as people type it: any case, spaces, dashes, full-width letters, O for 0 in the year. */
export function normaliseReference(typed: string): ReadReference {
  const bare = typed.normalize("NFKC").toUpperCase().replace(DASHES_AND_SPACES, "");
  if (bare === "") return { ok: false, reason: "empty" };
  const parts = /^[Z2]P(..)(.{8})$/u.exec(bare);
  const year = [...(parts?.[1] ?? "")].map((sign) => YEAR_LOOK_ALIKES[sign] ?? sign).join("");
  const rest = (parts?.[2] ?? "").replaceAll("U", "V");
  if (!/^\d\d$/.test(year) || !/^[0-9A-Z]{8}$/.test(rest)) return { ok: false, reason: "not_a_number_of_ours" };
  if ([...rest].some((sign) => !ALPHABET.includes(sign))) return { ok: false, reason: "impossible_character" };
  if (weighedSum(`${year}${rest}`) !== 0) return { ok: false, reason: "mistyped" };
  return { ok: true, value: spell(`${year}${rest}`) };
}

/** Weights 10, 9, … 1 from the first digit of the year to the check character, modulo 31. */
function weighedSum(body: string): number {
  const values = [body.charCodeAt(0) - 48, body.charCodeAt(1) - 48, ...[...body.slice(2)].map(rankOf)];
  return values.reduce((sum, value, place) => sum + value * (10 - place), 0) % MODULUS;
}

function rankOf(sign: string): number {
  return ALPHABET.indexOf(sign);
}

function spell(body: string): Reference {
  return `ZP${body.slice(0, 2)}-${body.slice(2, 6)}-${body.slice(6)}` as Reference;
}
