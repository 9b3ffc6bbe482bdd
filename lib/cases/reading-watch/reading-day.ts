import { z } from "zod";
import type { AuditAction } from "@/lib/audit/actions";
import type { ListedEntry } from "@/lib/audit/list-entries";
import { shanghaiHour } from "@/lib/clocks/plain-date";

/** Entries that say what somebody looked at, or asked to see. */
export const READING_ACTIONS = [
  "case.read",
  "case.searched",
  "contact.revealed",
  "evidence.viewed",
  "evidence.unmasked",
  "evidence.downloaded",
  "packet.downloaded",
  "export.taken",
  "approval.asked",
  "audit.read",
] as const satisfies readonly AuditAction[];

const count = z.number().int().min(0);
export const readingDaySchema = z.object({
  /** Cases opened, each once. */
  cases: count,
  /** Of them: cases that nothing leads this person to. */
  outside: count,
  /** Looks between ten in the evening and six in the morning, Shanghai. */
  night: count,
  /** Requests to see who reported. */
  asked: count,
  /** Contacts looked at. */
  revealed: count,
  /** Pictures, files and packets looked at or taken. */
  handedOut: count,
  /** Searches for what looks like a person's name. */
  names: count,
  /** Looks into the audit record. */
  audited: count,
  /** How often cases were opened that this person never worked on, by their ids. */
  strange: z.record(z.string(), count),
});
/** What one person looked at in one day, as numbers. */
export type ReadingDay = z.infer<typeof readingDaySchema>;

export const NIGHT = { from: 22, until: 6 } as const;
const HANDED_OUT: readonly string[] = [
  "evidence.viewed",
  "evidence.unmasked",
  "evidence.downloaded",
  "packet.downloaded",
  "export.taken",
];
const MOST_STRANGE = 500;

/** What leads somebody to a case: they work or worked on it, or it was found by a search of theirs. */
export type Reasons = { readonly worked: ReadonlySet<string>; readonly found: ReadonlySet<string> };

type Entry = Pick<ListedEntry, "at" | "action" | "subject" | "data">;

/** The cases that these entries opened. */
export function casesRead(entries: readonly Entry[]): string[] {
  return [...new Set(entries.filter(({ action }) => action === "case.read").map(({ subject }) => subject.id))];
}

/** The numbers of the cases that their searches showed. */
export function referencesFound(entries: readonly Entry[]): string[] {
  const searches = entries.filter(({ action }) => action === "case.searched");
  return [...new Set(searches.flatMap(({ data }) => String(data.shown ?? "").split(" ")).filter(Boolean))];
}

/** Counts one person's day. */
export function tallyDay(entries: readonly Entry[], { worked, found }: Reasons): ReadingDay {
  const of = (action: string) => entries.filter((entry) => entry.action === action);
  const cases = casesRead(entries);
  const unworked = cases.filter((id) => !worked.has(id));
  const times = (id: string) => of("case.read").filter(({ subject }) => subject.id === id).length;
  return {
    cases: cases.length,
    outside: unworked.filter((id) => !found.has(id)).length,
    night: entries.filter(({ at }) => isNight(at)).length,
    asked: of("approval.asked").filter(({ data }) => data.act === "identity_reveal").length,
    revealed: of("contact.revealed").length,
    handedOut: entries.filter(({ action }) => HANDED_OUT.includes(action)).length,
    names: of("case.searched").filter(({ data }) => data.name === true).length,
    audited: of("audit.read").length,
    strange: Object.fromEntries(unworked.slice(0, MOST_STRANGE).map((id) => [id, times(id)])),
  };
}

function isNight(at: Date): boolean {
  const hour = shanghaiHour(at);
  return hour >= NIGHT.from || hour < NIGHT.until;
}
