import { type CopyState, copyState } from "@/lib/evidence/copy-verdict";
import type { HeldFiles } from "@/lib/evidence/received-file";
import { mayUpset } from "@/lib/evidence/shade";
import { db, type Tx } from "@/lib/infra/db/client";

const SHOWN = {
  id: true,
  position: true,
  kind: true,
  displayName: true,
  mime: true,
  bytes: true,
  sha256: true,
  thumbnailKey: true,
  copyVerdict: true,
  copyReason: true,
  sealedSha256: true,
  hasLocation: true,
  capturedOn: true,
  capturedWhere: true,
  source: true,
  receivedAt: true,
  reading: { select: { failure: true } },
  maskedCopy: { select: { version: true } },
  heldDecisions: { take: 1, select: { id: true } },
  grades: { orderBy: { id: "desc" }, take: 1, select: { reliability: true, credibility: true } },
} as const;

/** A file as the case page shows it to staff; the pictures themselves are handed out one by one. */
export type EvidenceView = {
  id: string;
  position: number;
  kind: string;
  displayName: string;
  mime: string;
  bytes: number;
  sha256: string;
  hasThumbnail: boolean;
  /** `held`: nothing is shown until a person has decided. */
  copy: CopyState;
  copyReason: string | null;
  /** Better not met unprepared: see `mayUpset`. */
  mayUpset: boolean;
  /** Whether what is private on the picture was looked for; until then it is veiled as a whole. */
  read: "waiting" | "failed" | "read";
  /** Of the age file that an original is handed out as; null while it waits to be sealed. */
  sealedSha256: string | null;
  hasLocation: boolean;
  capturedOn: string | null;
  capturedWhere: string | null;
  source: string;
  receivedAt: Date;
  /** How far staff trust it: the last word on it. */
  grade: { reliability: string; credibility: string } | null;
};

/** The files of a case, in order. The caller has checked that the asker may read the case. */
export async function evidenceOfCase(caseId: string, now = new Date()): Promise<readonly EvidenceView[]> {
  const rows = await db.evidence.findMany({ where: { caseId }, select: SHOWN, orderBy: { position: "asc" } });
  return rows.map(({ thumbnailKey, copyVerdict, reading, maskedCopy, grades, heldDecisions, ...row }) => {
    const copy = copyState(copyVerdict, row.receivedAt, now);
    const read = maskedCopy ? "read" : reading?.failure ? "failed" : "waiting";
    const grade = grades[0] ?? null;
    const upsets = mayUpset({ kind: row.kind, wasHeld: heldDecisions.length > 0 });
    return { ...row, mayUpset: upsets, grade, hasThumbnail: thumbnailKey !== null && copy !== "held", copy, read };
  });
}

/** What a case holds already, for `acceptFile`. */
export async function heldByCase(caseId: string, tx: Tx = db): Promise<HeldFiles> {
  const rows = await tx.evidence.findMany({ where: { caseId }, select: { sha256: true } });
  return { count: rows.length, hashes: new Set(rows.map((row) => row.sha256)) };
}
