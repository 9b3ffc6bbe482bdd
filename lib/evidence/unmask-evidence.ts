import { isRecused, RECUSED, type Recused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { copyState } from "@/lib/evidence/copy-verdict";
import { findPicture, type WantedPicture } from "@/lib/evidence/find-picture";
import { type ReadingView, readingView } from "@/lib/evidence/reading-view";
import { inTransaction } from "@/lib/infra/db/client";
import { readBlob } from "@/lib/infra/storage/storage";

/** Why somebody may want to see what is private on a picture; "curious" is not among them. */
export const UNMASK_PURPOSES = ["check_facts", "identify_party", "correct_masks", "legal_duty"] as const;
export type UnmaskPurpose = (typeof UNMASK_PURPOSES)[number];

export type UnmaskEvidenceResult =
  | { ok: true; view: ReadingView; picture: Buffer; mime: "image/webp" }
  | NotPermitted
  | Recused
  | { ok: false; reason: "not_found" | "no_copy" | "no_purpose" };

function isPurpose(value: string): value is UnmaskPurpose {
  return (UNMASK_PURPOSES as readonly string[]).includes(value);
}

/**
 * Shows the working copy without its masks, with all that was read on it, for one look. The entry with the purpose is
 * written before anything is shown: no entry, no picture (T5).
 */
export async function unmaskEvidence(
  staff: Staff,
  input: WantedPicture & { purpose: string },
  at = new Date(),
): Promise<UnmaskEvidenceResult> {
  const may = authorise(staff, "evidence:unmask");
  if (!may.ok) return may;
  const { purpose } = input;
  if (!isPurpose(purpose)) return { ok: false, reason: "no_purpose" };
  const found = await findPicture(staff, input, "evidence:unmask");
  if (!found) return { ok: false, reason: "not_found" };
  const { id, caseId, sha256, workingCopyKey } = found;
  if (await isRecused({ caseId, staffId: staff.id })) return RECUSED;
  const ready = copyState(found.copyVerdict, found.receivedAt, at) === "ready";
  if (!ready || !workingCopyKey) return { ok: false, reason: "no_copy" };
  const actor = { kind: "staff", id: staff.id } as const;
  const subject = { kind: "evidence", id } as const;
  const data = { caseId, sha256, purpose };
  await inTransaction((tx) => appendAudit(tx, { actor, action: "evidence.unmasked", subject, data, at }));
  const [view, picture] = await Promise.all([readingView(found, true), readBlob(workingCopyKey)]);
  return { ok: true, view, picture, mime: "image/webp" };
}
