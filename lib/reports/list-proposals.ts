import { hashToken } from "@/lib/infra/crypto/tokens";
import { db, type Tx } from "@/lib/infra/db/client";
import type { DraftAnswers } from "@/lib/reports/draft";
import { openProposals } from "@/lib/reports/draft-reading-seal";
import { saysAlready } from "@/lib/reports/fill-answers";
import { isAsked, type Proposal, withoutRepeats } from "@/lib/reports/proposal";

/** A proposal with its name in the form, and the files' place in the reporter's order. */
export type ListedProposal = Proposal & { id: string; fileId: string; position: number };

export type ListedProposals = {
  /** Nobody has read a picture that came a moment ago: worth waiting for. */
  waiting: boolean;
  /** Files that were read and not answered, those included on which there is nothing to ask about. */
  files: readonly string[];
  proposals: readonly ListedProposal[];
};

/** Longer than a reading takes on a busy machine; nobody waits for a reader that is not there. */
const WAIT_MS = 45_000;

type Asking = { token: string; answers: DraftAnswers; at?: Date; tx?: Tx };

/** What was read on the files of this browser's report, and not answered yet: without what the answers say already. */
export async function listProposals({ token, answers, at = new Date(), tx = db }: Asking): Promise<ListedProposals> {
  const kind = answers.what?.kind;
  const draft = { tokenHash: Uint8Array.from(hashToken(token)), submittedCaseId: null };
  const rows = await tx.draftReading.findMany({
    where: { answeredAt: null, file: { draft } },
    orderBy: { file: { position: "asc" } },
    select: {
      draftFileId: true,
      askedAt: true,
      readAt: true,
      sealedProposals: true,
      file: { select: { position: true } },
    },
  });
  const read = rows.flatMap(({ draftFileId: fileId, sealedProposals, file: { position } }) =>
    (sealedProposals ? openProposals(fileId, sealedProposals) : []).map((one, n) => {
      return { ...one, id: `${fileId}:${n}`, fileId, position };
    }),
  );
  const proposals = read.filter(({ field }) => kind !== undefined && isAsked(kind, field));
  return {
    waiting: rows.some(({ readAt, askedAt }) => readAt === null && at.getTime() - askedAt.getTime() < WAIT_MS),
    files: rows.filter(({ readAt }) => readAt !== null).map(({ draftFileId }) => draftFileId),
    proposals: withoutRepeats(proposals).filter((one) => !saysAlready(answers, one)),
  };
}
