import { discardFile } from "@/lib/evidence/discard-file";
import { inTransaction } from "@/lib/infra/db/client";
import { lockDraft } from "@/lib/reports/draft-lock";

/** Forgets a report under way, with its files. One that was sent, or is gone already, is left as it is. */
export async function discardDraft(token: string): Promise<void> {
  const files = await inTransaction(async (tx) => {
    const draft = await lockDraft(tx, token);
    if (!draft || draft.submitted) return [];
    const where = { draftId: draft.id };
    const kept = await tx.draftFile.findMany({ where, select: { storageKey: true, thumbnailKey: true } });
    await tx.draft.deleteMany({ where: { id: draft.id } });
    return kept;
  });
  for (const file of files) await discardFile(file);
}
