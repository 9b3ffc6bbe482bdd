import { inTransaction } from "@/lib/infra/db/client";
import { sealAnswers } from "@/lib/reports/draft-seal";
import { fillAnswers } from "@/lib/reports/fill-answers";
import { listProposals } from "@/lib/reports/list-proposals";
import { readLockedDraft } from "@/lib/reports/locked-draft";

export type ConfirmProposals = {
  token: string;
  /** Those whose reading the page had. */
  files: readonly string[];
  /** Of what the page showed, what the reporter calls right. */
  right: readonly string[];
};

/**
 * Takes what the reporter confirmed of a reading as said, and asks no more about the files that were shown (N1). What
 * was read since the page was made waits for its own answer. @returns how many things were filled in.
 */
export async function confirmProposals({ token, files, right }: ConfirmProposals, at = new Date()): Promise<number> {
  return inTransaction(async (tx) => {
    const draft = await readLockedDraft(tx, token);
    if (!draft || draft.receipt) return 0;
    const { answers } = draft;
    const { proposals } = await listProposals({ token, answers, at, tx });
    const confirmed = proposals.filter(({ id, fileId }) => files.includes(fileId) && right.includes(id));
    if (confirmed.length > 0) {
      const sealedAnswers = sealAnswers(token, fillAnswers(answers, confirmed));
      await tx.draft.update({ where: { id: draft.id }, data: { sealedAnswers, version: { increment: 1 } } });
    }
    await tx.draftReading.updateMany({
      where: { draftFileId: { in: [...files] }, file: { draftId: draft.id } },
      data: { answeredAt: at },
    });
    return confirmed.length;
  });
}
