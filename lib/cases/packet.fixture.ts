import { appendAudit } from "@/lib/audit/append-entry";
import { openCase } from "@/lib/cases/open-case";
import { attachEvidence, type FileForCase } from "@/lib/evidence/attach-evidence";
import { receivedEntries } from "@/lib/evidence/custody";
import { makeSafeCopyNow } from "@/lib/evidence/make-safe-copy";
import { sealOriginalNow } from "@/lib/evidence/seal-original";
import { db, inTransaction } from "@/lib/infra/db/client";

export type PacketCase = { caseId: string; reference: string; evidenceIds: readonly string[] };

type Wishes = {
  files: readonly FileForCase[];
  /** Makes the receipt that goes with the case; levels above know how. */
  receipt?: (about: { reference: string; at: Date; files: readonly { sha256: string; bytes: number }[] }) => string;
  lookedOver?: boolean;
  seal?: boolean;
  at?: Date;
};

/** Somebody looked at the copy and found nothing to mask: the masked copy is the copy. */
async function lookOver(evidenceId: string): Promise<void> {
  const { workingCopyKey } = await db.evidence.findUniqueOrThrow({
    where: { id: evidenceId },
    select: { workingCopyKey: true },
  });
  const key = workingCopyKey ?? "";
  await db.maskedCopy.create({ data: { evidenceId, copyKey: key, thumbnailKey: key, version: 1, madeAt: new Date() } });
}

/** A case as the public opens it, with files that the worker has looked at and sealed. */
export async function packetCase({
  files,
  receipt,
  lookedOver = true,
  seal = true,
  at = new Date(),
}: Wishes): Promise<PacketCase> {
  const opened = await inTransaction(async (tx) => {
    const { caseId, reference } = await openCase(tx, {
      behaviour: "incentivised_review",
      platform: "taobao",
      shopName: "好味零食铺",
      title: "包裹里有一张好评返现卡",
      searchable: [],
      tracks: ["complaint", "report"],
      at,
    });
    const attached = await attachEvidence(tx, { caseId, files, source: "reporter", at });
    const token = receipt?.({ reference, at, files: attached }) ?? "";
    const row = { caseId, channel: "web", locale: "zh", facts: {}, receipt: token, receivedAt: at };
    await tx.submission.create({ data: row, select: { id: true } });
    await appendAudit(tx, receivedEntries({ caseId, actor: { kind: "reporter" }, files: attached, at }));
    return { caseId, reference, evidenceIds: attached.map(({ id }) => id) };
  });
  for (const evidenceId of opened.evidenceIds) {
    await makeSafeCopyNow({ evidenceId });
    if (lookedOver) await lookOver(evidenceId);
    if (seal) await sealOriginalNow({ evidenceId });
  }
  return opened;
}
