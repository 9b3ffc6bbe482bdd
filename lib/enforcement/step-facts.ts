import { z } from "zod";
import { asKept, writtenText } from "@/lib/cases/schema";
import { shanghaiDate } from "@/lib/clocks/plain-date";
import { CLAIM_NAMES, claimsIn } from "@/lib/enforcement/claims";
import type { SuitMove } from "@/lib/enforcement/suit";

const LONGEST_LINE = 100;
const MOST_YUAN = /^\d{1,12}(?:\.\d{1,2})?$/;

const line = z
  .string()
  .transform(asKept)
  .refine((text) => [...text].length <= LONGEST_LINE, { error: "line_too_long" });
const needed = line.refine((text) => text !== "", { error: "missing" });
const amount = z
  .string()
  .transform((typed) => typed.normalize("NFKC").replace(/[¥,\s]/g, ""))
  .refine((text) => text === "" || MOST_YUAN.test(text), { error: "not_an_amount" })
  .transform((text) => (text === "" ? null : Math.round(Number(text) * 100)));
const granted = z.array(z.string()).transform(claimsIn);

const NOTHING = z.object({});
const TELLS = z.object({ to: needed });

/** What is handed in with a move, besides its day and the words to reporters. */
const FACTS = {
  file: z.object({ court: needed, number: needed }),
  note_told: TELLS,
  hear: NOTHING,
  decide: z.object({ granted, amount, apologyIn: line }),
  take_effect: NOTHING,
  note_judgment_told: TELLS,
  settle: NOTHING,
  withdraw: NOTHING,
} as const satisfies Record<SuitMove, z.ZodType>;

const WORDS_NEEDED: readonly SuitMove[] = ["decide", "settle", "withdraw"];

/** Everything that a form of a suit may send with a move. */
export type TypedStep = {
  day: string;
  court: string;
  number: string;
  to: string;
  granted: readonly string[];
  amount: string;
  apologyIn: string;
  words: string;
};
export type StepField = keyof TypedStep;
export type StepProblems = Partial<Record<StepField, string>>;
export type ReadStep =
  | { ok: true; day: string; words: string; facts: Record<string, string | number | readonly string[] | null> }
  | { ok: false; problems: StepProblems };

/** Checks what was typed for a move. Days are in China, up to the day of `at`. */
export function readStep(move: SuitMove, typed: TypedStep, at: Date): ReadStep {
  const common = z.object({
    day: z.iso
      .date({ error: "not_a_date", abort: true })
      .refine((day) => day <= shanghaiDate(at), { error: "in_future" }),
    words: writtenText.refine((text) => text !== "" || !WORDS_NEEDED.includes(move), { error: "missing" }),
  });
  const [said, facts] = [common.safeParse(typed), FACTS[move].safeParse(typed)];
  if (said.success && facts.success) return { ok: true, ...said.data, facts: facts.data };
  const issues = [...(said.error?.issues ?? []), ...(facts.error?.issues ?? [])];
  return { ok: false, problems: Object.fromEntries(issues.map(({ path, message }) => [String(path[0]), message])) };
}

const text = z.string().catch("");
const stored = z.object({
  court: text,
  number: text,
  to: text,
  granted: z.array(z.enum(CLAIM_NAMES)).catch([]),
  amount: z.number().nullable().catch(null),
  apologyIn: text,
  packets: z.array(z.object({ reference: z.string(), sha256: z.string() })).catch([]),
});
export type StepFacts = z.output<typeof stored>;

/** The facts of a step as they were kept; what a move does not have is empty. */
export function storedFacts(json: unknown): StepFacts {
  return stored.parse(json ?? {});
}
