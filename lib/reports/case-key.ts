import { normaliseReference, type Reference, type ReferenceRefusal } from "@/lib/cases/reference";
import { normaliseSecretCode } from "@/lib/reports/secret-code";

/** What a person put into the two fields of the look-up form. */
export type TypedCaseKey = { reference: string; code: string };

export type CaseKeyRefusal =
  | { field: "reference"; reason: ReferenceRefusal }
  | { field: "code"; reason: "empty" | "not_digits" | "length" | "check_digits"; digits: number };

export type ReadCaseKey =
  | { ok: true; reference: Reference; code: string }
  | { ok: false; refusals: readonly CaseKeyRefusal[]; typed: TypedCaseKey };

const GAP = "[\\s\\p{Pd}\\p{Cf}_.·−]*";
const REFERENCE_WITHIN = new RegExp(`Z${GAP}P(?:${GAP}[0-9A-Z]){10}(?![0-9A-Z])`, "iu");
const DIGITS_WITHIN = /\d(?:[\s\p{Pd}\p{Cf}_.,·−]*\d)*/gu;

/**
 * Number and code as typed, pasted or scanned. Both may stand in one field, with words between them or as the receipt's
 * whole address. Tells what cannot be right before anything is looked up; whether a case exists is not asked here.
 */
export function readCaseKey(asTyped: TypedCaseKey): ReadCaseKey {
  const typed = apart(asTyped);
  const reference = normaliseReference(typed.reference);
  const code = normaliseSecretCode(typed.code);
  if (reference.ok && code.ok) return { ok: true, reference: reference.value, code: code.code };
  const refusals: CaseKeyRefusal[] = [];
  if (!reference.ok) refusals.push({ field: "reference", reason: reference.reason });
  if (!code.ok) refusals.push({ field: "code", reason: codeReason(typed.code, code.reason), digits: code.digits });
  return { ok: false, refusals, typed };
}

function codeReason<Reason extends string>(typed: string, reason: Reason): Reason | "empty" {
  return typed.trim() === "" ? "empty" : reason;
}

/**
 * Puts number and code into their own fields when one field holds both, and leaves out the words that were copied with
 * them; anything else stays as it was typed.
 */
function apart(typed: TypedCaseKey): TypedCaseKey {
  const texts = [typed.reference, typed.code].map((text) => text.normalize("NFKC"));
  const both = texts.find((text) => REFERENCE_WITHIN.test(text) && longestDigits(withoutReference(text)).length >= 16);
  if (both === undefined) return withoutLabels(typed);
  return { reference: REFERENCE_WITHIN.exec(both)?.[0] ?? "", code: longestDigits(withoutReference(both)) };
}

/** `编号：ZP26-…` and `查询码：…`, as they stand on the receipt. */
function withoutLabels({ reference, code }: TypedCaseKey): TypedCaseKey {
  const digits = longestDigits(code.normalize("NFKC"));
  return {
    reference: REFERENCE_WITHIN.exec(reference.normalize("NFKC"))?.[0] ?? reference,
    code: normaliseSecretCode(digits).ok ? digits : code,
  };
}

function withoutReference(text: string): string {
  return text.replace(REFERENCE_WITHIN, "\n;\n");
}

/** In a pasted address the port is digits too, but never the longest run. */
function longestDigits(text: string): string {
  const runs = [...text.matchAll(DIGITS_WITHIN)].map(([run]) => run);
  return runs.toSorted((one, other) => other.length - one.length)[0] ?? "";
}
