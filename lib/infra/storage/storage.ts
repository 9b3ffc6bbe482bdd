import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { settings } from "@/lib/infra/env";

/** Keys are random and spread over 256 folders; a person's file name is never part of a path. */
const KEY = /^[0-9a-f]{2}\/[0-9a-f-]{36}$/;

function pathOf(key: string): string {
  if (!KEY.test(key)) throw new Error("not a storage key");
  return join(settings().dataDir, "blobs", key);
}

/** A fresh key; nothing is stored yet. */
export function newStorageKey(): string {
  const id = randomUUID();
  return `${id.slice(-2)}/${id}`;
}

/** Makes a rename or a new name in a folder survive a power cut. */
export async function flushFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return; // folders cannot be flushed there
  const handle = await open(folder, "r");
  await handle.sync().finally(() => handle.close());
}

/**
 * Writes a blob whole or not at all: aside, flushed to disk, renamed, the folder flushed.
 * @param content chunks as they arrive; nothing is kept in memory.
 * @returns the number of bytes written.
 */
export async function putBlob(key: string, content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<number> {
  const path = pathOf(key);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const aside = `${path}.part`;
  const handle = await open(aside, "w", 0o600);
  let bytes = 0;
  try {
    for await (const chunk of content) {
      await handle.writeFile(chunk); // from where the last one ended; `write` may stop short
      bytes += chunk.byteLength;
    }
    await handle.sync();
  } catch (error) {
    await handle.close();
    await rm(aside, { force: true });
    throw error;
  }
  await handle.close();
  await rename(aside, path);
  await flushFolder(dirname(path));
  return bytes;
}

/** The whole blob. For what is known to be small: thumbnails, one picture. */
export async function readBlob(key: string): Promise<Buffer> {
  return readFile(pathOf(key));
}

/** The blob as a stream. */
export function streamBlob(key: string): ReturnType<typeof createReadStream> {
  return createReadStream(pathOf(key));
}

/** Lends the path at which a blob can be read while `work` runs: decoders want a file, not 20 MB of memory. */
export async function withBlobFile<T>(key: string, work: (path: string) => Promise<T>): Promise<T> {
  return work(pathOf(key));
}

/** Removes a blob; one that is gone already is fine. */
export async function removeBlob(key: string): Promise<void> {
  await rm(pathOf(key), { force: true });
}

/** One file of the store. `part`: it was never finished. `changedAt`: when the last byte of it was written. */
export type StoredFile = { key: string; part: boolean; changedAt: Date };

/** The 256 folders of the store, `00` to `ff`. */
export const BLOB_FOLDERS: readonly string[] = Array.from({ length: 256 }, (_, n) => n.toString(16).padStart(2, "0"));

/** Everything that lies in these folders of the store, finished or not. What goes while it is read is left out. */
export async function* listBlobs(folders = BLOB_FOLDERS): AsyncGenerator<StoredFile> {
  for (const folder of folders) {
    const path = join(settings().dataDir, "blobs", folder);
    for (const name of await readdir(path).catch(noneIfGone)) {
      const part = name.endsWith(".part");
      const key = `${folder}/${part ? name.slice(0, -".part".length) : name}`;
      const found = KEY.test(key) ? await stat(join(path, name)).catch(noneIfGone) : [];
      if ("mtime" in found) yield { key, part, changedAt: found.mtime };
    }
  }
}

function noneIfGone(error: NodeJS.ErrnoException): [] {
  if (error.code === "ENOENT") return [];
  throw error;
}

/** Removes what a broken-off write left under a key, never the blob itself. */
export async function removePart(key: string): Promise<void> {
  await rm(`${pathOf(key)}.part`, { force: true });
}

/**
 * Marks the store as that of one record, at the first call for good.
 * @returns whether it is this one's: with another database behind the same folder it is not.
 */
export async function claimStore(owner: string): Promise<boolean> {
  const mark = join(settings().dataDir, "blobs", "owner");
  try {
    await writeFile(mark, owner, { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return (await readFile(mark, "utf8")) === owner;
  }
}
