import { db } from "@/lib/infra/db/client";
import { SENDER_KINDS, type SenderKind } from "@/lib/reports/clue-letter";

export type ClueLetterView = {
  readonly senderKind: SenderKind;
  readonly sender: string;
  readonly senderReference: string;
  readonly letterDate: string;
  readonly shops: readonly string[];
  /** Its place in the list of evidence; null where nobody took it in as a file. */
  readonly file: number | null;
};

/** The letter that opened a case; null for a case that somebody reported. The caller may read the case. */
export async function clueLetterOf(caseId: string): Promise<ClueLetterView | null> {
  const row = await db.clueLetter.findUnique({
    where: { caseId },
    select: {
      senderKind: true,
      sender: true,
      senderReference: true,
      letterDate: true,
      shops: true,
      evidence: { select: { position: true } },
    },
  });
  if (!row) return null;
  const { evidence, senderKind, ...said } = row;
  const kind = SENDER_KINDS.find((one) => one === senderKind) ?? "agency";
  return { ...said, senderKind: kind, file: evidence?.position ?? null };
}
