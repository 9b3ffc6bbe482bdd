import { z } from "zod";
import { isRegion } from "@/lib/cases/regions";
import { asKept, writtenText } from "@/lib/cases/schema";

export const MOST_RULES = 60;
const LONGEST_NAME = 80;
const MOST_WORDS = 30;

const code = z.string().regex(/^[\w-]{1,60}$/);
const orNothing = <T extends z.ZodType>(schema: T) =>
  z
    .literal("")
    .transform(() => null)
    .or(schema);
const line = writtenText.transform((text) => text.replace(/\s+/gu, " "));
export const shortName = line
  .refine((text) => text !== "", { error: "name_missing" })
  .refine((text) => [...text].length <= LONGEST_NAME, { error: "name_too_long" });

/** Codes of a form: an empty choice is "any". */
export const facetsSchema = {
  behaviour: orNothing(code),
  platform: orNothing(code),
  region: orNothing(z.string().refine(isRegion)),
};

const ruleForm = z.object({
  name: shortName,
  ...facetsSchema,
  words: z.array(z.string().max(60).transform(asKept)).max(MOST_WORDS, { error: "too_many_words" }),
  unitId: z.uuid({ error: "unit_unknown" }),
});

/** A draft as a form hands it in; `base` is the version that it was made from. */
export const draftSchema = z.object({
  base: z.coerce.number().int().min(0),
  rules: z.array(ruleForm).max(MOST_RULES, { error: "too_many_rules" }),
  otherwiseId: orNothing(z.uuid()),
  reason: line.refine((text) => [...text].length <= 300, { error: "name_too_long" }),
  /** `yes`: in force although too few cases tell whether a rule of it fits everything. */
  sure: z.string().default(""),
});
export type RulesDraft = z.input<typeof draftSchema>;
export type ReadDraft = z.output<typeof draftSchema>;

/** A version as it is kept. Reads what was written years ago: no code of it need still be known. */
export const keptRules = z.array(
  z.object({
    name: z.string(),
    behaviour: z.string().nullable(),
    platform: z.string().nullable(),
    region: z.string().nullable(),
    words: z.array(z.string()),
    unitId: z.string(),
  }),
);

export const exampleSchema = z.object({
  name: shortName,
  behaviour: code,
  platform: code,
  region: facetsSchema.region,
  words: line.refine((text) => text.length <= 1_000, { error: "name_too_long" }),
  unitId: orNothing(z.uuid()),
});
export type NewExample = z.input<typeof exampleSchema>;

export const RULE_FAULTS = [
  "name_missing",
  "name_too_long",
  "name_taken",
  "too_many_words",
  "too_many_rules",
  "unit_unknown",
  "unit_in_use",
  "reason_missing",
  "unreadable",
] as const;
export type RuleInputFault = (typeof RULE_FAULTS)[number];

/** What is wrong with a form, of the closed list, and in which row where it is one of a rule's. */
export function inputFault(issues: readonly z.core.$ZodIssue[]): { reason: RuleInputFault; number: number | null } {
  for (const reason of RULE_FAULTS) {
    const issue = issues.find(({ message }) => message === reason);
    if (issue) return { reason, number: typeof issue.path[1] === "number" ? issue.path[1] + 1 : null };
  }
  return { reason: "unreadable", number: null };
}
