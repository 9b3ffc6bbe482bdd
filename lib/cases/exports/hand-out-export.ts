import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { ACT_TERMS } from "@/lib/cases/approvals/approval";
import type { ExportWords } from "@/lib/cases/exports/export-columns";
import { type ExportFile, exportFile } from "@/lib/cases/exports/export-file";
import { exportedCases } from "@/lib/cases/exports/exported-cases";
import { staffNames } from "@/lib/cases/queries";
import { db, inTransaction, type Tx } from "@/lib/infra/db/client";

export type HandOutExportResult =
  | { ok: true; text: string; count: number }
  | NotPermitted
  | { ok: false; reason: "not_found" | "not_yours" | "not_approved" | "taken" };

type Wanted = { id: string; wordsOf: (address: string) => ExportWords };
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/**
 * Hands the file to whoever asked for it, once, while the other person's word serves. What was approved can only have
 * become less: cases that the person may no longer read stay out. That it was taken, with how many cases and the hash
 * of the file, is on record before a byte leaves.
 */
export async function handOutExport(staff: Staff, wanted: Wanted, at: Date = new Date()): Promise<HandOutExportResult> {
  const may = authorise(staff, ACT_TERMS.case_export.ask);
  if (!may.ok) return may;
  const { id } = wanted;
  const { organisationId } = staff;
  const found = UUID.test(id) ? await db.caseExport.findFirst({ where: { id, organisationId } }) : null;
  if (!found) return { ok: false, reason: "not_found" };
  if (found.askedById !== staff.id) return { ok: false, reason: "not_yours" };
  if (found.takenAt) return { ok: false, reason: "taken" };
  const approval = await approvalOf(staff, id, at);
  if (!approval) return { ok: false, reason: "not_approved" };
  const cases = await exportedCases(staff, found.caseIds, at);
  const names = await staffNames(staff, [approval.decidedById]);
  const approvedBy = names.get(approval.decidedById ?? "") ?? "";
  const { permissions, name: by } = staff;
  const about = { by, approvedBy, purpose: approval.purpose, at, permissions };
  const file = exportFile(cases, about, wanted.wordsOf(found.address));
  return inTransaction((tx) => take(tx, staff, { id, approval, file, count: cases.length, at }));
}

type Approval = NonNullable<Awaited<ReturnType<typeof approvalOf>>>;
type Taking = { id: string; approval: Approval; file: ExportFile; count: number; at: Date };

function approvalOf({ id: askedById }: Staff, subjectId: string, at: Date) {
  return db.approvalRequest.findFirst({
    where: { act: "case_export", subjectId, askedById, decision: "approved", usableUntil: { gt: at } },
    select: { id: true, purpose: true, decidedById: true },
  });
}

async function take(tx: Tx, staff: Staff, { id, approval, file, count, at }: Taking): Promise<HandOutExportResult> {
  const taken = await tx.caseExport.updateMany({
    where: { id, takenAt: null },
    data: { takenAt: at, takenCount: count, sha256: file.sha256 },
  });
  if (taken.count !== 1) return { ok: false, reason: "taken" };
  const { purpose, decidedById } = approval;
  const data = { approval: approval.id, purpose, approvedBy: decidedById ?? "", cases: count, sha256: file.sha256 };
  const actor = { kind: "staff", id: staff.id } as const;
  await appendAudit(tx, { actor, action: "export.taken", subject: { kind: "export", id }, data, at });
  return { ok: true, text: file.text, count };
}
