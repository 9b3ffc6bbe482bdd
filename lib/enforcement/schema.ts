import { z } from "zod";
import { asKept, writtenText } from "@/lib/cases/schema";
import { claimsIn } from "@/lib/enforcement/claims";

/** A suit rests on as many cases as one person can have read. */
export const MOST_CASES = 50;
export const LONGEST_NAME = 100;

const defendant = z
  .string()
  .transform(asKept)
  .refine((text) => text !== "", { error: "missing" })
  .refine((text) => [...text].length <= LONGEST_NAME, { error: "name_too_long" });

/** Case numbers as people type them: one a line, or with commas between. */
const cases = z
  .string()
  .transform((typed) => [...new Set(typed.split(/[\s,，、;；]+/).filter(Boolean))])
  .refine((numbers) => numbers.length > 0, { error: "missing" })
  .refine((numbers) => numbers.length <= MOST_CASES, { error: "too_many" });

export const prepareSchema = z.object({
  defendant,
  cases,
  onceKey: z.string().regex(/^[\w-]{16,64}$/),
});
export type TypedPreparation = z.input<typeof prepareSchema>;

export const writeSchema = z.object({
  defendant,
  cases,
  claims: z.array(z.string()).transform(claimsIn),
  complaint: writtenText,
  harm: writtenText,
});
export type TypedPapers = { [Field in keyof z.input<typeof writeSchema>]: z.input<typeof writeSchema>[Field] };

export type PaperField = keyof TypedPapers;
export type PaperProblems = Partial<Record<PaperField, string>>;

/** The first fault of every field, by its name. */
export function problemsIn(issues: readonly z.core.$ZodIssue[]): PaperProblems {
  return Object.fromEntries(issues.toReversed().map(({ path, message }) => [String(path[0]), message]));
}
