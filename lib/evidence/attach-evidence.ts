import type { EvidenceKind } from "@/lib/evidence/evidence-kind";
import { makeSafeCopyLater } from "@/lib/evidence/make-safe-copy";
import { bandsOfPrint } from "@/lib/evidence/picture-print";
import type { ReceivedFile } from "@/lib/evidence/received-file";
import type { Tx } from "@/lib/infra/db/client";

export type FileForCase = ReceivedFile & {
  kind: EvidenceKind;
  /** YYYY-MM-DD in China. */
  capturedOn: string | null;
  capturedWhere: string | null;
};

export type AttachEvidence = {
  caseId: string;
  files: readonly FileForCase[];
  source: "reporter" | "staff";
  at: Date;
};

export type AttachedEvidence = {
  id: string;
  position: number;
  sha256: string;
  bytes: number;
  kind: string;
  hasThumbnail: boolean;
};

/**
 * Makes received files the evidence of a case, in the order given and after what it has, and has their working copies
 * made. A file that the case has already is left out of the answer; its stored bytes are then the caller's to discard.
 * The caller also writes the first line of their custody (receivedEntries), together with its own audit entry.
 */
export async function attachEvidence(
  tx: Tx,
  { caseId, files, source, at }: AttachEvidence,
): Promise<readonly AttachedEvidence[]> {
  const last = await tx.evidence.aggregate({ where: { caseId }, _max: { position: true } });
  const first = (last._max.position ?? 0) + 1;
  const data = files.map((file, index) => {
    const pictureBands = file.picturePrint ? bandsOfPrint(file.picturePrint) : [];
    return { ...file, pictureBands, caseId, source, position: first + index, receivedAt: at };
  });
  const select = { id: true, position: true, sha256: true, bytes: true, kind: true, thumbnailKey: true } as const;
  const attached = await tx.evidence.createManyAndReturn({ data, skipDuplicates: true, select });
  for (const { id } of attached) await makeSafeCopyLater(tx, id);
  return attached
    .map(({ thumbnailKey, ...file }) => ({ ...file, hasThumbnail: thumbnailKey !== null }))
    .toSorted((one, other) => one.position - other.position);
}
