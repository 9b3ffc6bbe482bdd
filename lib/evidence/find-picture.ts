import { caseScope } from "@/lib/access/case-scope";
import type { Reach } from "@/lib/access/share-profile";
import type { Staff } from "@/lib/access/staff";
import { db } from "@/lib/infra/db/client";

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const SELECT = {
  id: true,
  caseId: true,
  position: true,
  kind: true,
  sha256: true,
  thumbnailKey: true,
  workingCopyKey: true,
  copyVerdict: true,
  receivedAt: true,
  reading: { select: { failure: true, kindName: true, kindConfidence: true, fields: true, lines: true } },
  masks: {
    where: { removedAt: null },
    orderBy: { id: "asc" },
    select: { id: true, kind: true, x: true, y: true, width: true, height: true, staffId: true },
  },
  heldDecisions: { take: 1, select: { id: true } },
  maskedCopy: { select: { copyKey: true, thumbnailKey: true, version: true, burntAt: true } },
} as const;

export type WantedPicture = { reference: string; evidenceId: string };
export type Picture = NonNullable<Awaited<ReturnType<typeof findPicture>>>;

/**
 * A file of a case with what was read on it and what hides it, for somebody who wants to do this with it; null when no
 * case that they may see that far has such a file.
 */
export async function findPicture(staff: Staff, { reference, evidenceId }: WantedPicture, reach: Reach) {
  if (!UUID.test(evidenceId)) return null;
  const scope = { reference, AND: [caseScope(staff, reach, new Date())] };
  return db.evidence.findFirst({ where: { id: evidenceId, case: scope }, select: SELECT });
}
