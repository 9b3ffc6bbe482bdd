import type { Tx } from "@/lib/infra/db/client";
import type { DisposalOrder, Gone } from "@/lib/retention/disposal-order";

/**
 * Deletes a case with everything that hangs on it and leaves its tombstone. The deleting itself is the database's
 * (`dispose_of_case`), which asks once more whether it may; files are named here and removed once this is committed.
 */
export async function forgetCase(tx: Tx, order: DisposalOrder, at: Date): Promise<Gone> {
  const { caseId, ruleId, ruleVersion, startedAt: endedAt, batch } = order;
  const row = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    select: {
      reference: true,
      openedAt: true,
      tracks: { select: { kind: true, state: true } },
      key: { select: { codeHash: true, codeTag: true } },
      evidence: { select: FILE, orderBy: { position: "asc" } },
      packets: { select: { storageKey: true } },
    },
  });
  const { reference, openedAt, key } = row;
  await tx.disposedCase.create({
    data: {
      caseId,
      organisationId: batch.organisationId,
      reference,
      openedAt,
      endedAt,
      outcomes: row.tracks.map(({ kind, state }) => ({ track: kind, state })),
      files: row.evidence.map(({ id, sha256 }) => ({ id, sha256 })),
      ruleId,
      ruleVersion,
      batchId: batch.id,
      batchNumber: batch.number,
      disposedAt: at,
      codeHash: key?.codeHash ?? null,
      codeTag: key?.codeTag ?? null,
    },
    select: { caseId: true },
  });
  await tx.$executeRaw`SELECT dispose_of_case(${order.id}::uuid)`;
  return { hashes: row.evidence.map(({ sha256 }) => sha256), remaining: filesOf(row) };
}

const FILE = {
  id: true,
  sha256: true,
  storageKey: true,
  thumbnailKey: true,
  workingCopyKey: true,
  sealedKey: true,
  maskedCopy: { select: { copyKey: true, thumbnailKey: true } },
} as const;

type Stored = {
  evidence: readonly {
    storageKey: string;
    thumbnailKey: string | null;
    workingCopyKey: string | null;
    sealedKey: string | null;
    maskedCopy: { copyKey: string; thumbnailKey: string } | null;
  }[];
  packets: readonly { storageKey: string | null }[];
};

function filesOf({ evidence, packets }: Stored): string[] {
  const keys = evidence.flatMap(({ maskedCopy, storageKey, thumbnailKey, workingCopyKey, sealedKey }) => {
    return [storageKey, thumbnailKey, workingCopyKey, sealedKey, maskedCopy?.copyKey, maskedCopy?.thumbnailKey];
  });
  const all = [...keys, ...packets.map(({ storageKey }) => storageKey)];
  return [...new Set(all.filter((key) => typeof key === "string"))];
}
