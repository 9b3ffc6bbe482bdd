import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { type EntryPlace, type ListedEntry, listEntries } from "@/lib/audit/list-entries";
import type { AuditFilter } from "@/lib/cases/audit-filter";
import { auditScope } from "@/lib/cases/audit-scope";
import { findCase } from "@/lib/cases/find-case";
import { staffNames } from "@/lib/cases/queries";
import { db, inTransaction } from "@/lib/infra/db/client";

export const AUDIT_PAGE = 50;

export type AuditRow = {
  readonly place: EntryPlace;
  readonly at: Date;
  readonly who: { readonly kind: string; readonly name: string | null };
  readonly action: string;
  readonly about: { readonly kind: string; readonly reference: string | null; readonly name: string | null };
  /** What else the entry says, as it stands there. */
  readonly data: readonly (readonly [name: string, value: string])[];
};

export type ReadAuditResult =
  | { ok: true; rows: readonly AuditRow[]; older: EntryPlace | null; people: ReadonlyMap<string, string> }
  | NotPermitted
  | { ok: false; reason: "no_such_case"; people: ReadonlyMap<string, string> };

type Asked = { filter: AuditFilter; before: EntryPlace | null };

/**
 * The audit record for whoever audits, newest first, a page at a time. That they read it, and what they looked for, is
 * itself an entry, written before anything is shown (C25).
 */
export async function readAudit(staff: Staff, asked: Asked, at: Date = new Date()): Promise<ReadAuditResult> {
  const may = authorise(staff, "audit:read");
  if (!may.ok) return may;
  const { staffId, reference, action } = asked.filter;
  const known = reference ? await findCase(staff, reference, "audit:read") : null;
  if (reference && !known) return { ok: false, reason: "no_such_case", people: await colleagues(staff) };
  await inTransaction((tx) =>
    appendAudit(tx, {
      actor: { kind: "staff", id: staff.id },
      action: "audit.read",
      subject: { kind: "audit", id: staff.id },
      data: {
        staff: staffId || undefined,
        caseId: known?.id,
        action: action || undefined,
        older: asked.before !== null || undefined,
      },
      at,
    }),
  );
  const within = await auditScope(staff, known !== null);
  const filter = {
    ...(within && { within }),
    ...(staffId && { actorId: staffId }),
    ...(action && { action }),
    ...(known && { subjectIds: await aboutCase(known.id) }),
  };
  const found = await listEntries(filter, asked.before, AUDIT_PAGE + 1);
  const entries = found.slice(0, AUDIT_PAGE);
  const last = entries.at(-1);
  const older = found.length > AUDIT_PAGE && last ? { at: last.at, lane: last.lane, seq: last.seq } : null;
  return { ok: true, rows: await rowsOf(staff, entries), older, people: await colleagues(staff) };
}

/** The case and its files: each has entries of its own. */
async function aboutCase(caseId: string): Promise<string[]> {
  const files = await db.evidence.findMany({ where: { caseId }, select: { id: true } });
  return [caseId, ...files.map(({ id }) => id)];
}

async function colleagues({ organisationId }: Staff): Promise<ReadonlyMap<string, string>> {
  const select = { id: true, name: true };
  const people = await db.staff.findMany({ where: { organisationId }, orderBy: { name: "asc" }, select });
  return new Map(people.map(({ id, name }) => [id, name]));
}

async function rowsOf(staff: Staff, entries: readonly ListedEntry[]): Promise<AuditRow[]> {
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

function ofKind(entries: readonly ListedEntry[], kind: string): string[] {
  return entries.filter(({ subject }) => subject.kind === kind).map(({ subject }) => subject.id);
}

/** Numbers of the cases that the entries are about, or that their files belong to. */
async function referencesOf(entries: readonly ListedEntry[]): Promise<ReadonlyMap<string, string>> {
  const named = entries.map(({ data }) => data.caseId).filter((id) => typeof id === "string");
  const ids = [...new Set([...ofKind(entries, "case"), ...named])];
  const evidence = ofKind(entries, "evidence");
  const [cases, files] = await Promise.all([
    db.case.findMany({ where: { id: { in: ids } }, select: { id: true, reference: true } }),
    db.evidence.findMany({
      where: { id: { in: evidence } },
      select: { id: true, case: { select: { reference: true } } },
    }),
  ]);
  return new Map([
    ...cases.map(({ id, reference }) => [id, reference] as const),
    ...files.map((file) => [file.id, file.case.reference] as const),
  ]);
}
