import { z } from "zod";
import { STOPPABLE } from "@/lib/cases/checklists/checklist";
import { PROOF_NAMES } from "@/lib/cases/checklists/proofs";
import { writtenText } from "@/lib/cases/schema";

export const MOST_ITEMS = 20;
const LONGEST = 300;

const line = writtenText
  .transform((text) => text.replace(/\s+/gu, " "))
  .refine((text) => [...text].length <= LONGEST, { error: "too_long" });
const words = line.refine((text) => text !== "", { error: "words_missing" });

const itemSchema = z.object({
  key: z.string().regex(/^[\w-]{0,60}$/),
  zh: words,
  en: words,
  whyZh: line,
  whyEn: line,
  before: z.array(z.enum(STOPPABLE)).transform((steps) => STOPPABLE.filter((step) => steps.includes(step))),
  proof: z
    .literal("")
    .transform(() => null)
    .or(z.enum(PROOF_NAMES)),
});

/** A list as a form hands it in, in its order; `base` is the version it was made from, 0 for the house's. */
export const listSchema = z.object({
  base: z.coerce.number().int().min(0),
  items: z.array(itemSchema).min(1, { error: "no_items" }).max(MOST_ITEMS, { error: "too_many_items" }),
});
export type ListDraft = z.input<typeof listSchema>;
export type ReadList = z.output<typeof listSchema>;

export const LIST_FAULTS = ["words_missing", "too_long", "no_items", "too_many_items"] as const;
export type ListFault = (typeof LIST_FAULTS)[number] | "unreadable";

/** The first fault, and where it is: the item by its place in the list, its field. */
export type ListProblem = { readonly reason: ListFault; readonly at: number | null; readonly field: string | null };

export function problemIn(issues: readonly z.core.$ZodIssue[]): ListProblem {
  const issue = issues.find(({ message }) => LIST_FAULTS.some((fault) => fault === message)) ?? issues[0];
  const reason = LIST_FAULTS.find((fault) => fault === issue?.message) ?? "unreadable";
  const [, at, field] = issue?.path ?? [];
  return { reason, at: typeof at === "number" ? at : null, field: typeof field === "string" ? field : null };
}
