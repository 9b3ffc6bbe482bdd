import { db } from "@/lib/infra/db/client";

/** The items of a case with where their bytes are, in order. For the packing alone: keys never leave the program. */
export function itemRows(caseId: string) {
  return db.evidence.findMany({
    where: { caseId },
    orderBy: { position: "asc" },
    select: {
      id: true,
      position: true,
      kind: true,
      mime: true,
      bytes: true,
      sha256: true,
      storageKey: true,
      sealedKey: true,
      sealedSha256: true,
      copyVerdict: true,
      copyReason: true,
      capturedOn: true,
      source: true,
      receivedAt: true,
      maskedCopy: { select: { copyKey: true } },
      listings: {
        orderBy: { version: "desc" },
        take: 1,
        select: { purpose: true, content: true, nature: true, at: true },
      },
    },
  });
}

export type ItemRow = Awaited<ReturnType<typeof itemRows>>[number];

/** The published notes with these numbers and the stamps over them. */
export function checkpointRows(numbers: readonly bigint[]) {
  return db.auditCheckpoint.findMany({
    where: { number: { in: [...numbers] } },
    orderBy: { number: "asc" },
    select: {
      number: true,
      note: true,
      stamps: { orderBy: { authority: "asc" }, select: { authority: true, token: true, stampedAt: true } },
    },
  });
}
