import type { Tx } from "@/lib/infra/db/client";
import type { DraftAnswers } from "@/lib/reports/draft";
import { lockDraft } from "@/lib/reports/draft-lock";
import { openAnswers, openReceipt, sealAnswers, sealReceipt } from "@/lib/reports/draft-seal";
import type { IssuedReceipt } from "@/lib/reports/issued-receipt";

/** A draft that nobody else can submit or change until the transaction ends. */
export type LockedDraft = {
  id: string;
  answers: DraftAnswers;
  /** Set once it was submitted. */
  receipt: IssuedReceipt | null;
  expiresAt: Date;
};

const RECEIPT_LIFE_MS = 24 * 3_600_000;

/** Waits for whoever is submitting the same draft, then reads it as it stands. */
export async function readLockedDraft(tx: Tx, token: string): Promise<LockedDraft | null> {
  const locked = await lockDraft(tx, token);
  if (!locked) return null;
  const row = await tx.draft.findUniqueOrThrow({
    where: { id: locked.id },
    select: { id: true, sealedAnswers: true, sealedReceipt: true, expiresAt: true },
  });
  const receipt = row.sealedReceipt ? (JSON.parse(openReceipt(token, row.sealedReceipt)) as IssuedReceipt) : null;
  return { id: row.id, answers: openAnswers(token, row.sealedAnswers), receipt, expiresAt: row.expiresAt };
}

type Closing = { draft: LockedDraft; token: string; caseId: string; issued: IssuedReceipt; at: Date };

/** The answers now belong to the case; what stays of the draft is its receipt, for a day. */
export async function closeDraft(tx: Tx, { draft, token, caseId, issued, at }: Closing): Promise<void> {
  await tx.draft.update({
    where: { id: draft.id },
    data: {
      sealedAnswers: sealAnswers(token, {}),
      sealedReceipt: sealReceipt(token, JSON.stringify(issued)),
      submittedCaseId: caseId,
      expiresAt: new Date(at.getTime() + RECEIPT_LIFE_MS),
    },
    select: { id: true },
  });
}
