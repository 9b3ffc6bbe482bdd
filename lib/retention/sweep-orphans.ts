import { createHash } from "node:crypto";
import { db, Prisma } from "@/lib/infra/db/client";
import type { StoredFile } from "@/lib/infra/storage/blob-store";
import { claimStore, listBlobs, removeBlob, removePart } from "@/lib/infra/storage/storage";
import { BLOB_FOLDERS } from "@/lib/infra/storage/storage-key";
import { storageColumns } from "@/lib/retention/storage-columns";

export type SweptOrphans = { blobs: number; parts: number };

/** Between the last byte of a file and its row lie seconds; a day leaves no doubt. */
const OLD_ENOUGH_MS = 86_400_000;
const SLICE_MS = 600_000;
const FOLDERS_A_SLICE = 2;
const AT_ONCE = 1_000;

/** The folders whose turn it is: the sweep of every ten minutes sees the whole store once in 22 hours. */
export function foldersOf(now: Date): readonly string[] {
  const slices = BLOB_FOLDERS.length / FOLDERS_A_SLICE;
  const first = (Math.floor(now.getTime() / SLICE_MS) % slices) * FOLDERS_A_SLICE;
  return BLOB_FOLDERS.slice(first, first + FOLDERS_A_SLICE);
}

/**
 * Removes what a killed process left in the store: blobs of yesterday that no row names, and files never finished.
 * Nothing goes while the store is another database's, or before the first checkpoint says whose it is.
 */
export async function sweepOrphans(now: Date = new Date(), folders = foldersOf(now)): Promise<SweptOrphans> {
  const swept = { blobs: 0, parts: 0 };
  if (!(await isOurStore())) return swept;
  let old: StoredFile[] = [];
  for await (const file of listBlobs(folders)) {
    if (now.getTime() - file.changedAt.getTime() < OLD_ENOUGH_MS) continue;
    old.push(file);
    if (old.length < AT_ONCE) continue;
    await sweepSome(old, swept);
    old = [];
  }
  await sweepSome(old, swept);
  return swept;
}

async function sweepSome(old: readonly StoredFile[], swept: SweptOrphans): Promise<void> {
  if (old.length === 0) return;
  const named = await namedAmong(old.map(({ key }) => key));
  for (const { key, part } of old) {
    if (named.has(key)) continue;
    await (part ? removePart(key) : removeBlob(key));
    swept[part ? "parts" : "blobs"]++;
  }
}

async function namedAmong(keys: readonly string[]): Promise<ReadonlySet<string>> {
  const named = new Set<string>();
  for (const { table, column } of await storageColumns()) {
    const [from, name] = [Prisma.raw(`"${table}"`), Prisma.raw(`"${column}"`)];
    const rows = await db.$queryRaw<{ key: string }[]>`
      SELECT ${name} AS key FROM ${from} WHERE ${name} = ANY(${keys}::text[])`;
    for (const { key } of rows) named.add(key);
  }
  return named;
}

/** The first checkpoint is like no other installation's, and goes with a database wherever it is restored. */
async function isOurStore(): Promise<boolean> {
  const first = await db.auditCheckpoint.findFirst({ orderBy: { number: "asc" }, select: { note: true } });
  return first !== null && claimStore(createHash("sha256").update(first.note, "utf8").digest("hex"));
}
