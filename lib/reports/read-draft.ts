import { hashToken } from "@/lib/infra/crypto/tokens";
import { db, type Tx } from "@/lib/infra/db/client";
import type { DraftView } from "@/lib/reports/draft";
import { openAnswers } from "@/lib/reports/draft-seal";

const FILE = {
  id: true,
  position: true,
  kind: true,
  displayName: true,
  mime: true,
  bytes: true,
  sha256: true,
  thumbnailKey: true,
  hasLocation: true,
  capturedOn: true,
  capturedWhere: true,
} as const;

/** The draft that this browser's token opens, with its files in order; null when there is none, or its day is over. */
export async function readDraft(token: string, at = new Date(), tx: Tx = db): Promise<DraftView | null> {
  const row = await tx.draft.findUnique({
    where: { tokenHash: Uint8Array.from(hashToken(token)) },
    select: {
      id: true,
      sealedAnswers: true,
      submittedCaseId: true,
      expiresAt: true,
      files: { select: FILE, orderBy: [{ position: "asc" }, { id: "asc" }] },
    },
  });
  const submitted = row !== null && row.submittedCaseId !== null;
  if (!row || (submitted && row.expiresAt <= at)) return null;
  const files = row.files.map(({ thumbnailKey, ...file }) => ({ ...file, hasThumbnail: thumbnailKey !== null }));
  return { id: row.id, answers: openAnswers(token, row.sealedAnswers), files, submitted };
}
