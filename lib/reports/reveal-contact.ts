import { isRecused, RECUSED, type Recused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { findCase } from "@/lib/cases/find-case";
import { inTransaction, type Tx } from "@/lib/infra/db/client";
import { openContact } from "@/lib/infra/identity-vault";

export type RevealContactResult =
  | { ok: true; kind: string; address: string }
  | NotPermitted
  | Recused
  | { ok: false; reason: "not_found" | "no_contact" | "not_approved" };

/** The approval that lets this person look now: their own request, answered by somebody else. */
function approvalFor(tx: Tx, of: { caseId: string; staffId: string; at: Date }) {
  const { caseId, staffId, at } = of;
  return tx.approvalRequest.findFirst({
    where: { caseId, act: "identity_reveal", askedById: staffId, decision: "approved", usableUntil: { gt: at } },
    orderBy: { id: "desc" },
    select: { id: true, purpose: true, decidedById: true },
  });
}

/**
 * Opens a reporter's contact for one reading, to somebody whose request a custodian approved. The entry with the purpose
 * is written in the same transaction, before anything is shown: no approval or no entry, no address (G2, PRV-06).
 */
export async function revealContact(
  staff: Staff,
  reference: string,
  at: Date = new Date(),
): Promise<RevealContactResult> {
  const may = authorise(staff, "contact:reveal");
  if (!may.ok) return may;
  const known = await findCase(staff, reference, "contact:reveal");
  if (!known) return { ok: false, reason: "not_found" };
  return inTransaction((tx) => reveal(tx, staff, { caseId: known.id, at }));
}

async function reveal(
  tx: Tx,
  staff: Staff,
  { caseId, at }: { caseId: string; at: Date },
): Promise<RevealContactResult> {
  const of = { caseId, staffId: staff.id };
  if (await isRecused(of, tx)) return RECUSED;
  const approval = await approvalFor(tx, { ...of, at });
  if (!approval) return { ok: false, reason: "not_approved" };
  const select = { contactKind: true, sealedContact: true } as const;
  const found = await tx.submission.findUnique({ where: { caseId }, select });
  if (!found?.sealedContact || !found.contactKind) return { ok: false, reason: "no_contact" };
  const actor = { kind: "staff", id: staff.id } as const;
  const data = { purpose: approval.purpose, approval: approval.id, approvedBy: approval.decidedById ?? "" };
  await appendAudit(tx, { actor, action: "contact.revealed", subject: { kind: "case", id: caseId }, data, at });
  return { ok: true, kind: found.contactKind, address: openContact(caseId, found.sealedContact) };
}
