import { type AttachedEvidence, attachEvidence } from "@/lib/evidence/attach-evidence";
import type { ReceivedFile } from "@/lib/evidence/received-file";
import type { Tx } from "@/lib/infra/db/client";
import type { ClueLetterFacts } from "@/lib/reports/clue-letter";

/** A letter that is recorded: what it says of itself, the letter as a file, and the case of ours that it belongs to. */
export type IncomingLetter = ClueLetterFacts & {
  readonly file: ReceivedFile | null;
  /** Null where it opens a matter of its own. */
  readonly mainId: string | null;
};

type Keeping = { caseId: string; letter: IncomingLetter; staffId: string; at: Date };

/** Keeps the letter with the case that it opens; the file is its first item of evidence. */
export async function keepClueLetter(tx: Tx, keeping: Keeping): Promise<readonly AttachedEvidence[]> {
  const { caseId, letter, staffId, at } = keeping;
  const { file, mainId: _, ourReference: __, shops, ...facts } = letter;
  const said = { kind: "other", capturedOn: letter.letterDate, capturedWhere: letter.sender } as const;
  const files = file ? await attachEvidence(tx, { caseId, files: [{ ...file, ...said }], source: "staff", at }) : [];
  const evidenceId = files[0]?.id ?? null;
  await tx.clueLetter.create({
    data: { ...facts, shops: [...shops], caseId, evidenceId, recordedById: staffId, at },
    select: { id: true },
  });
  return files;
}
