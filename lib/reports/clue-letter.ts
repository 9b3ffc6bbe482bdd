import { z } from "zod";
import { type Problem, readStep } from "@/lib/reports/read-step";
import { typedText } from "@/lib/reports/text-schema";
import { momentInChina, typedDay } from "@/lib/reports/typed-date";

/** Who writes a clue letter (线索函): a platform, or an office that found something beyond its own reach. */
export const SENDER_KINDS = ["platform", "agency"] as const;
export type SenderKind = (typeof SENDER_KINDS)[number];

export const LETTER_FIELDS = [
  "senderKind",
  "sender",
  "senderReference",
  "letterDate",
  "letterShops",
  "ourReference",
] as const;
export type LetterField = (typeof LETTER_FIELDS)[number];
export const LETTER_LIMITS = { line: 100, shops: 2_000 } as const;

/** What a letter says about itself. `ourReference`: a case of ours that it belongs to; empty where it names none. */
export type ClueLetterFacts = {
  readonly senderKind: SenderKind;
  readonly sender: string;
  readonly senderReference: string;
  /** YYYY-MM-DD in China. */
  readonly letterDate: string;
  readonly shops: readonly string[];
  readonly ourReference: string;
};

const line = (required: boolean) => typedText({ max: LETTER_LIMITS.line, required });

/** Days up to the one on which it is recorded. */
function letterSchema(at: Date) {
  return z.object({
    senderKind: z.enum(SENDER_KINDS, { error: "missing" }),
    sender: line(true),
    senderReference: line(false),
    letterDate: line(true).transform((typed, context) => {
      const day = typedDay(typed);
      if (typed !== "" && day === null) context.addIssue({ code: "custom", message: "not_a_date" });
      else if (day && day > momentInChina(at).slice(0, 10))
        context.addIssue({ code: "custom", message: "in_the_future" });
      return day ?? "";
    }),
    letterShops: typedText({ max: LETTER_LIMITS.shops, lines: true }),
    ourReference: line(false),
  });
}

export type ReadClueLetter =
  | { ok: true; letter: ClueLetterFacts }
  | { ok: false; problems: readonly (Problem & { field: string })[] };

/** Checks what was typed about a letter. */
export function readClueLetter(typed: { readonly [field: string]: unknown }, at: Date): ReadClueLetter {
  const read = readStep(letterSchema(at), typed);
  if (!read.ok) return read;
  const { letterShops, ...letter } = read.answers;
  const shops = [...new Set(letterShops.split(/[\n,，、;；]+/).map((name) => name.trim()))].filter(Boolean);
  return { ok: true, letter: { ...letter, shops } };
}
