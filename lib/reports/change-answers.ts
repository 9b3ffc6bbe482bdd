import { inTransaction } from "@/lib/infra/db/client";
import type { DraftAnswers, DraftView } from "@/lib/reports/draft";
import { draftEnd, ensureDraft } from "@/lib/reports/draft-id";
import { openAnswers, sealAnswers } from "@/lib/reports/draft-seal";
import { readDraft } from "@/lib/reports/read-draft";

/**
 * Replaces the answers of a report under way by what `change` makes of them. Makes the draft when there is none. A draft
 * that was submitted no longer changes: the view that comes back says so.
 */
export async function changeAnswers(
  token: string,
  change: (answers: DraftAnswers) => DraftAnswers,
): Promise<DraftView> {
  return inTransaction(async (tx) => {
    const at = new Date();
    const { id } = await ensureDraft(token, at, tx);
    const rows = await tx.$queryRaw<{ sealed: Uint8Array; submitted: boolean }[]>`
      SELECT sealed_answers AS sealed, submitted_case_id IS NOT NULL AS submitted FROM draft WHERE id = ${id}::uuid FOR UPDATE`;
    const row = rows[0];
    if (row && !row.submitted) {
      const sealedAnswers = sealAnswers(token, change(openAnswers(token, row.sealed)));
      await tx.draft.update({
        where: { id },
        data: { sealedAnswers, expiresAt: draftEnd(at), version: { increment: 1 } },
      });
    }
    const view = await readDraft(token, at, tx);
    if (!view) throw new Error("the draft just written is gone");
    return view;
  });
}
