import { hashToken } from "@/lib/infra/crypto/tokens";
import { db, type Tx } from "@/lib/infra/db/client";
import { sealAnswers } from "@/lib/reports/draft-seal";

/** A draft rests as long as the cookie that opens it; every answer and file starts the week anew. */
const DRAFT_LIFE_MS = 7 * 86_400_000;

export function draftEnd(at: Date): Date {
  return new Date(at.getTime() + DRAFT_LIFE_MS);
}

/** The draft of this browser, made when there is none. Two requests at once get the same one. */
export async function ensureDraft(token: string, at = new Date(), tx: Tx = db): Promise<{ id: string }> {
  const tokenHash = Uint8Array.from(hashToken(token));
  await tx.draft.deleteMany({ where: { tokenHash, submittedCaseId: { not: null }, expiresAt: { lte: at } } });
  await tx.draft.createMany({
    data: { tokenHash, sealedAnswers: sealAnswers(token, {}), createdAt: at, expiresAt: draftEnd(at) },
    skipDuplicates: true,
  });
  return tx.draft.findUniqueOrThrow({ where: { tokenHash }, select: { id: true } });
}
