import { z } from "zod";
import { EVIDENCE_KINDS } from "@/lib/evidence/evidence-kind";
import { typedText } from "@/lib/reports/text-schema";
import { momentInChina, typedDay } from "@/lib/reports/typed-date";

/** Characters that the place may have. */
export const PLACE_LIMIT = 100;

/** A day in China up to today, or nothing. */
const capturedDay = typedText({ max: 40 }).transform((typed, context) => {
  if (typed === "") return null;
  const day = typedDay(typed);
  if (day === null) context.addIssue({ code: "custom", message: "not_a_date" });
  else if (day > momentInChina(new Date()).slice(0, 10)) context.addIssue({ code: "custom", message: "in_the_future" });
  return day;
});

/** What the reporter says about a file. */
export const fileSchema = z.object({
  kind: z.enum(EVIDENCE_KINDS, { error: "unknown_choice" }),
  capturedOn: capturedDay,
  capturedWhere: typedText({ max: PLACE_LIMIT }).transform((place) => place || null),
});
export type FileDescription = z.output<typeof fileSchema>;
export type TypedFileDescription = { kind: string; capturedOn: string; capturedWhere: string };
