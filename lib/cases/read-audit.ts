import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { type EntryPlace, listEntries } from "@/lib/audit/list-entries";
import type { AuditFilter } from "@/lib/cases/audit-filter";
import { type AuditRow, auditRows } from "@/lib/cases/audit-rows";
import { auditScope } from "@/lib/cases/audit-scope";
import { findCase } from "@/lib/cases/find-case";
import { subjectsOfDisposed } from "@/lib/cases/subjects-of-disposed";
import { db, inTransaction } from "@/lib/infra/db/client";

export const AUDIT_PAGE = 50;

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
  const known = reference ? await subjectsOf(staff, reference) : null;
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
    ...(known && { subjectIds: known.ids }),
  };
  const found = await listEntries(filter, asked.before, AUDIT_PAGE + 1);
  const entries = found.slice(0, AUDIT_PAGE);
  const last = entries.at(-1);
  const older = found.length > AUDIT_PAGE && last ? { at: last.at, lane: last.lane, seq: last.seq } : null;
  return { ok: true, rows: await auditRows(staff, entries), older, people: await colleagues(staff) };
}

/** The case and its files: each has entries of its own, also when the case is gone. */
async function subjectsOf(staff: Staff, reference: string): Promise<{ id: string; ids: string[] } | null> {
  const known = await findCase(staff, reference, "audit:read");
  if (!known) return subjectsOfDisposed(staff, reference);
  const files = await db.evidence.findMany({ where: { caseId: known.id }, select: { id: true } });
  return { id: known.id, ids: [known.id, ...files.map(({ id }) => id)] };
}

async function colleagues({ organisationId }: Staff): Promise<ReadonlyMap<string, string>> {
  const select = { id: true, name: true };
  const people = await db.staff.findMany({ where: { organisationId }, orderBy: { name: "asc" }, select });
  return new Map(people.map(({ id, name }) => [id, name]));
}
