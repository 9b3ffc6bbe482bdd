import { discardFile } from "@/lib/evidence/discard-file";
import { inTransaction } from "@/lib/infra/db/client";
import { lockDraft } from "@/lib/reports/draft-lock";

/** Takes a file out of the report under way and forgets its bytes. One that is gone already is fine. */
export async function removeDraftFile(token: string, fileId: string): Promise<void> {
  const removed = await inTransaction(async (tx) => {
    const draft = await lockDraft(tx, token);
    if (!draft || draft.submitted) return null;
    const own = { id: fileId, draftId: draft.id };
    const file = await tx.draftFile.findFirst({ where: own, select: { storageKey: true, thumbnailKey: true } });
    await tx.draftFile.deleteMany({ where: own });
    return file;
  });
  if (removed) await discardFile(removed);
}
