import { holds, type Staff } from "@/lib/access/staff";
import { addDays, type PlainDate, shanghaiDate, startOfShanghaiDay } from "@/lib/clocks/plain-date";

/** Why a track is laid aside. A rule of the house, not of the law: no clock stands still for any of them. */
export const HOLD_REASONS = ["reporter", "platform", "other_office", "testing", "colleague", "other"] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

/** Why somebody asks a supervisor. */
export const ESCALATION_REASONS = ["law", "large", "pressure", "own_interest", "disagreement", "other"] as const;
export type EscalationReason = (typeof ESCALATION_REASONS)[number];

/** Days. A track that waits longer than this is not laid aside, it is forgotten. */
export const LONGEST_HOLD = 90;

/** The first instant of the day on which a track comes back; null for a day that is none, not ahead, or too far ahead. */
export function holdEnd(date: string, now: Date): Date | null {
  const today = shanghaiDate(now);
  const end = /^\d{4}-\d{2}-\d{2}$/.test(date) ? dayOrNull(date) : null;
  if (!end || date <= today || date > addDays(today, LONGEST_HOLD)) return null;
  return end;
}

function dayOrNull(date: PlainDate): Date | null {
  try {
    return startOfShanghaiDay(date);
  } catch {
    return null;
  }
}

/** "Other" explains nothing by itself. */
export function needsWords(reason: string): boolean {
  return reason === "other";
}

type Assigner = Pick<Staff, "id" | "permissions">;

/** Supervisors give a case to anybody. Others take one that is nobody's, and give back what is theirs. */
export function mayAssign(staff: Assigner, { from, to }: { from: string | null; to: string | null }): boolean {
  if (holds(staff, "case:assign")) return true;
  const own = (id: string | null) => id === null || id === staff.id;
  return holds(staff, "case:claim") && own(from) && own(to) && from !== to;
}
