import { holds, type Staff } from "@/lib/access/staff";
import { addDays, daysBetween, type PlainDate, shanghaiDate, startOfShanghaiDay } from "@/lib/clocks/plain-date";

/** Days. Whoever is away for longer hands their cases over. */
export const LONGEST_ABSENCE = 180;

export type AbsenceRefusal = "date_unknown" | "span_wrong" | "span_over" | "span_long";
/** From the first instant of the first day to that of the day after the last. */
export type Span = { readonly from: Date; readonly until: Date };

/** Reads the first and the last day of an absence, or says what is wrong with them. */
export function spanOf(first: string, last: string, now: Date): Span | { refused: AbsenceRefusal } {
  if (!isDay(first) || !isDay(last)) return { refused: "date_unknown" };
  if (first > last) return { refused: "span_wrong" };
  if (last < shanghaiDate(now)) return { refused: "span_over" };
  if (daysBetween(first, last) >= LONGEST_ABSENCE) return { refused: "span_long" };
  return { from: startOfShanghaiDay(first), until: startOfShanghaiDay(addDays(last, 1)) };
}

/** Everybody says when they are away themselves; supervisors say it for others. */
export function mayPlanFor(staff: Pick<Staff, "id" | "permissions">, staffId: string): boolean {
  return holds(staff, staffId === staff.id ? "case:claim" : "case:assign");
}

function isDay(text: string): text is PlainDate {
  try {
    return addDays(text, 0) === text;
  } catch {
    return false;
  }
}
