import { z } from "zod";
import { writtenText } from "@/lib/cases/schema";

/** Counting stops here: a list of a million is as full as one of a hundred. */
export const COUNTED_UP_TO = 100;
/** More than anybody finds their way in. */
export const MOST_OF_ONE_PERSON = 40;
export const LONGEST_NAME = 60;

const name = writtenText
  .transform((text) => text.replace(/\s+/gu, " "))
  .refine((text) => text !== "", { error: "name_missing" })
  .refine((text) => [...text].length <= LONGEST_NAME, { error: "name_too_long" });

/** Above as many as can be counted nobody could be told. */
const above = z
  .string()
  .trim()
  .refine((text) => text === "" || (/^\d{1,2}$/.test(text) && Number(text) >= 1), { error: "above_unreadable" })
  .transform((text) => (text === "" ? null : Number(text)));

/** A search as a form hands it in; `list` is an address of the queue. */
export const saveSearchSchema = z.object({ name, list: z.string(), shared: z.boolean() });
export type SaveSearch = z.input<typeof saveSearchSchema>;

export const changeSearchSchema = z.object({
  id: z.uuid(),
  name,
  shared: z.boolean(),
  digest: z.boolean(),
  above,
});
export type ChangeSearch = z.input<typeof changeSearchSchema>;

export const SEARCH_FAULTS = ["name_missing", "name_too_long", "name_taken", "above_unreadable", "too_many"] as const;
export type SearchFault = (typeof SEARCH_FAULTS)[number];

/** What is wrong with a form, of the closed list; a name beyond any length counts as too long. */
export function searchFault(issues: readonly { message: string }[]): SearchFault {
  return SEARCH_FAULTS.find((fault) => issues.some(({ message }) => message === fault)) ?? "name_too_long";
}

/** A count as it is shown: the number, or that it is more than can be counted. */
export type CappedCount = { readonly count: number; readonly more: boolean };

export function capped(found: number): CappedCount {
  return found < COUNTED_UP_TO ? { count: found, more: false } : { count: COUNTED_UP_TO - 1, more: true };
}

/** Whether a count has just passed its threshold, or fallen back to it; null when nothing changed. */
export function passing(watched: { above: number | null; isAbove: boolean }, found: number): "up" | "down" | null {
  const isAbove = watched.above !== null && found > watched.above;
  if (isAbove === watched.isAbove) return null;
  return isAbove ? "up" : "down";
}
