import { isRecused, RECUSED, type Recused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { findCase } from "@/lib/cases/find-case";
import { inTransaction } from "@/lib/infra/db/client";
import { openContact } from "@/lib/reports/contact";

/** Why somebody may want to know how to reach a reporter; "curious" is not among them. */
export const REVEAL_PURPOSES = ["call_back", "return_material", "danger", "legal_duty"] as const;
export type RevealPurpose = (typeof REVEAL_PURPOSES)[number];

export type RevealContactResult =
  | { ok: true; kind: string; address: string }
  | NotPermitted
  | Recused
  | { ok: false; reason: "not_found" | "no_contact" | "no_purpose" };

function isPurpose(value: string): value is RevealPurpose {
  return (REVEAL_PURPOSES as readonly string[]).includes(value);
}

/**
 * Opens a reporter's contact for one reading. The entry with the purpose is written in the same transaction, before
 * anything is shown: no entry, no address (PRV-06, in part: there is no custodian yet).
 */
export async function revealContact(
  staff: Staff,
  input: { reference: string; purpose: string },
  at: Date = new Date(),
): Promise<RevealContactResult> {
  const may = authorise(staff, "contact:reveal");
  if (!may.ok) return may;
  const { purpose } = input;
  if (!isPurpose(purpose)) return { ok: false, reason: "no_purpose" };
  const known = await findCase(staff, input.reference, "contact:reveal");
  if (!known) return { ok: false, reason: "not_found" };
  return inTransaction(async (tx): Promise<RevealContactResult> => {
    if (await isRecused({ caseId: known.id, staffId: staff.id }, tx)) return RECUSED;
    const found = await tx.submission.findUnique({
      where: { caseId: known.id },
      select: { caseId: true, contactKind: true, sealedContact: true },
    });
    if (!found) return { ok: false, reason: "not_found" };
    const { caseId, contactKind, sealedContact } = found;
    if (!sealedContact || !contactKind) return { ok: false, reason: "no_contact" };
    const actor = { kind: "staff", id: staff.id } as const;
    const subject = { kind: "case", id: caseId } as const;
    await appendAudit(tx, { actor, action: "contact.revealed", subject, data: { purpose }, at });
    return { ok: true, kind: contactKind, address: openContact(caseId, sealedContact) };
  });
}
