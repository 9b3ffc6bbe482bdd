import { z } from "zod";
import { MONEY_KIND_NAMES, MONEY_KINDS } from "@/lib/cases/money/money-fact";
import { writtenText } from "@/lib/cases/schema";
import { shanghaiDate } from "@/lib/clocks/plain-date";

const LONGEST_SOURCE = 500;
const AMOUNT = /^\d{1,12}(?:\.\d{1,2})?$/;
const COUNT = /^\d{1,9}$/;

/** As people type amounts: full-width digits, a yuan sign, grouping. */
const tidied = (typed: string) => typed.normalize("NFKC").replace(/[¥,\s]/g, "");

const day = z
  .union([z.literal(""), z.iso.date("not_a_date")], "not_a_date")
  .refine((text) => text === "" || text <= shanghaiDate(new Date()), { error: "in_future" })
  .transform((text) => text || null);

const typed = z.object({
  kind: z.enum(MONEY_KIND_NAMES, "kind_missing"),
  low: z.string().transform(tidied),
  high: z.string().transform(tidied),
  from: day,
  to: day,
  evidenceId: z
    .union([z.literal(""), z.uuid("evidence_unknown")], "evidence_unknown")
    .transform((text) => text || null),
  source: writtenText.refine((text) => text.length <= LONGEST_SOURCE, { error: "too_long" }),
  /** The entry that this one corrects; with `strike`, without another amount in its place. */
  corrects: z.union([z.literal(""), z.uuid("stale")], "stale").transform((text) => text || null),
  strike: z.union([z.literal(""), z.literal("yes")]).transform((text) => text === "yes"),
  onceKey: z.string().regex(/^[\w-]{16,64}$/),
});

export type MoneyField = keyof z.input<typeof typed>;
export type MoneyInput = Record<MoneyField, string>;
export type MoneyRequest = Omit<z.output<typeof typed>, "low" | "high"> & { low: number; high: number };

type Typed = z.output<typeof typed>;

/** An entry as the form gives it: amounts in yuan, or a number of things. A missing upper end means that it is exact. */
export const moneySchema = typed.transform((input, context): MoneyRequest => {
  for (const [path, error] of gapsIn(input)) context.addIssue({ code: "custom", path: [path], message: error });
  const low = amountOf(input, input.low);
  return { ...input, low, high: input.high === "" ? low : amountOf(input, input.high) };
});

function gapsIn(input: Typed): [MoneyField, string][] {
  const gaps: [MoneyField, string][] = [];
  if (!input.evidenceId && input.source === "") gaps.push(["source", "source_missing"]);
  if (input.strike) return gaps;
  const pattern = MONEY_KINDS[input.kind].unit === "fen" ? AMOUNT : COUNT;
  if (!pattern.test(input.low)) gaps.push(["low", "not_an_amount"]);
  if (input.high !== "" && !pattern.test(input.high)) gaps.push(["high", "not_an_amount"]);
  else if (input.high !== "" && Number(input.high) < Number(input.low)) gaps.push(["high", "below_low"]);
  if (input.from && input.to && input.from > input.to) gaps.push(["to", "before_from"]);
  return gaps;
}

function amountOf({ kind, strike }: Typed, text: string): number {
  const amount = strike ? 0 : Number(text);
  return MONEY_KINDS[kind].unit === "fen" ? Math.round(amount * 100) : amount;
}
