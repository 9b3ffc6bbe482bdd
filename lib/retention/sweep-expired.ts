import { db, inTransaction, type Tx } from "@/lib/infra/db/client";
import { removeBlob } from "@/lib/infra/storage/storage";

export type Swept = {
  drafts: number;
  files: number;
  reporterSessions: number;
  signInAttempts: number;
  rateWindows: number;
  puzzles: number;
};

const DRAFTS_AT_ONCE = 200;

async function expiredDrafts(now: Date): Promise<{ id: string }[]> {
  return db.draft.findMany({
    where: { expiresAt: { lte: now } },
    orderBy: { expiresAt: "asc" },
    take: DRAFTS_AT_ONCE,
    select: { id: true },
  });
}

/** A submitted draft's files are evidence by now: their blobs stay, and only its row goes. */
async function keysToForget(tx: Tx, draft: { id: string; submitted: boolean }): Promise<string[]> {
  if (draft.submitted) return [];
  const files = await tx.draftFile.findMany({
    where: { draftId: draft.id },
    select: { storageKey: true, thumbnailKey: true },
  });
  return files.flatMap(({ storageKey, thumbnailKey }) => [storageKey, ...(thumbnailKey ? [thumbnailKey] : [])]);
}

/**
 * The row is locked before a blob is touched, so that a submit at the last moment either came first and is seen here, or
 * finds no draft. Blobs go before rows: after a crash in between, the next sweep still knows their names.
 */
async function forgetDraft(id: string, now: Date): Promise<number | null> {
  return inTransaction(async (tx) => {
    const [locked] = await tx.$queryRaw<{ submitted: boolean }[]>`
      SELECT submitted_case_id IS NOT NULL AS submitted FROM draft
      WHERE id = ${id}::uuid AND expires_at <= ${now} FOR UPDATE SKIP LOCKED`;
    if (!locked) return null;
    const keys = await keysToForget(tx, { id, submitted: locked.submitted });
    for (const key of keys) await removeBlob(key);
    await tx.draft.deleteMany({ where: { id } });
    return keys.length;
  });
}

async function forgetDrafts(now: Date): Promise<{ drafts: number; files: number }> {
  let [drafts, files] = [0, 0];
  for (let found = await expiredDrafts(now); found.length > 0; found = await expiredDrafts(now)) {
    const before = drafts;
    for (const { id } of found) {
      const forgotten = await forgetDraft(id, now);
      if (forgotten === null) continue;
      drafts++;
      files += forgotten;
    }
    if (drafts === before) break; // all of them are in somebody else's hands
  }
  return { drafts, files };
}

/**
 * Forgets what has outlived its purpose: drafts with their files, sessions, sign-ins under way, rate windows, spent
 * puzzles. Each row carries its own date; a day early nothing is touched. Safe to run twice and from several workers.
 */
export async function sweepExpired(now: Date = new Date()): Promise<Swept> {
  const past = { where: { expiresAt: { lte: now } } };
  const { drafts, files } = await forgetDrafts(now);
  const { count: reporterSessions } = await db.reporterSession.deleteMany(past);
  const { count: signInAttempts } = await db.signInAttempt.deleteMany(past);
  const { count: rateWindows } = await db.rateWindow.deleteMany(past);
  const { count: puzzles } = await db.spentPuzzle.deleteMany(past);
  return { drafts, files, reporterSessions, signInAttempts, rateWindows, puzzles };
}
