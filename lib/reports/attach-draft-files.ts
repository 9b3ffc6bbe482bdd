import { type AttachedEvidence, attachEvidence, type FileForCase } from "@/lib/evidence/attach-evidence";
import type { Tx } from "@/lib/infra/db/client";

export type AttachDraftFiles = { draftId: string; caseId: string; at: Date };

/**
 * Turns the files of a draft into evidence of the case that it became, in the reporter's order. The draft's own rows go,
 * so that forgetting the draft never touches what is evidence now.
 */
export async function attachDraftFiles(
  tx: Tx,
  { draftId, caseId, at }: AttachDraftFiles,
): Promise<readonly AttachedEvidence[]> {
  const rows = await tx.draftFile.findMany({
    where: { draftId },
    omit: { id: true, draftId: true, position: true, uploadedAt: true },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  const attached = await attachEvidence(tx, { caseId, files: rows as FileForCase[], source: "reporter", at });
  await tx.draftFile.deleteMany({ where: { draftId } });
  return attached;
}
