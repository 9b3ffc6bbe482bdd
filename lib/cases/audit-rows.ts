import type { Staff } from "@/lib/access/staff";
import type { EntryPlace, ListedEntry } from "@/lib/audit/list-entries";
import { ofKind, referencesOf } from "@/lib/cases/audit-references";
import { staffNames } from "@/lib/cases/queries";

export type AuditRow = {
  readonly place: EntryPlace;
  readonly at: Date;
  readonly who: { readonly kind: string; readonly name: string | null };
  readonly action: string;
  readonly about: { readonly kind: string; readonly reference: string | null; readonly name: string | null };
  /** What else the entry says, as it stands there. */
  readonly data: readonly (readonly [name: string, value: string])[];
};

/** Entries with the names of people and the numbers of cases that the reader knows them by. */
export async function auditRows(staff: Staff, entries: readonly ListedEntry[]): Promise<AuditRow[]> {
  const people = [...entries.map(({ actor }) => actor.id), ...ofKind(entries, "staff")];
  const [names, cases] = await Promise.all([staffNames(staff, people), referencesOf(entries)]);
  return entries.map(({ actor, action, subject, data, ...place }) => ({
    place,
    at: place.at,
    who: { kind: actor.kind, name: names.get(actor.id ?? "") ?? null },
    action,
    about: {
      kind: subject.kind,
      reference: cases.get(subject.id) ?? cases.get(String(data.caseId)) ?? null,
      name: names.get(subject.id) ?? null,
    },
    data: Object.entries(data).map(([name, value]) => [
      name,
      typeof value === "string" ? value : JSON.stringify(value),
    ]),
  }));
}
