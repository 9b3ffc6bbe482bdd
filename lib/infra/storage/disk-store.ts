import { createReadStream } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { settings } from "@/lib/infra/env";
import type { BlobStore, Bytes, StoredFile } from "@/lib/infra/storage/blob-store";
import { checkedKey, isStorageKey } from "@/lib/infra/storage/storage-key";

const folderOf = () => join(settings().dataDir, "blobs");
const pathOf = (key: string) => join(folderOf(), checkedKey(key));

/** Makes a rename or a new name in a folder survive a power cut. */
export async function flushFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return; // folders cannot be flushed there
  const handle = await open(folder, "r");
  await handle.sync().finally(() => handle.close());
}

/** Aside, flushed to the disk. @returns the number of bytes. */
export async function writeFlushed(path: string, content: Bytes): Promise<number> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const handle = await open(path, "w", 0o600);
  let bytes = 0;
  try {
    for await (const chunk of content) {
      await handle.writeFile(chunk); // from where the last one ended; `write` may stop short
      bytes += chunk.byteLength;
    }
    await handle.sync();
  } catch (error) {
    await handle.close();
    await rm(path, { force: true });
    throw error;
  }
  await handle.close();
  return bytes;
}

async function put(key: string, content: Bytes): Promise<number> {
  const path = pathOf(key);
  const bytes = await writeFlushed(`${path}.part`, content);
  await rename(`${path}.part`, path);
  await flushFolder(dirname(path));
  return bytes;
}

async function* list(folders: readonly string[]): AsyncGenerator<StoredFile> {
  for (const folder of folders) {
    const path = join(folderOf(), folder);
    for (const name of await readdir(path).catch(noneIfGone)) {
      const part = name.endsWith(".part");
      const key = `${folder}/${part ? name.slice(0, -".part".length) : name}`;
      const found = isStorageKey(key) ? await stat(join(path, name)).catch(noneIfGone) : [];
      if ("mtime" in found) yield { key, part, changedAt: found.mtime };
    }
  }
}

function noneIfGone(error: NodeJS.ErrnoException): [] {
  if (error.code === "ENOENT") return [];
  throw error;
}

async function claim(owner: string): Promise<boolean> {
  const mark = join(folderOf(), "owner");
  try {
    await writeFile(mark, owner, { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return (await readFile(mark, "utf8")) === owner;
  }
}

/** Files in `DATA_DIR/blobs`: written aside, flushed, renamed, the folder flushed. */
export const DISK_STORE: BlobStore = {
  put,
  read: async (key) => readFile(pathOf(key)),
  stream: (key) => createReadStream(pathOf(key)),
  withFile: async (key, work) => work(pathOf(key)),
  remove: async (key) => rm(pathOf(key), { force: true }),
  list,
  removePart: async (key) => rm(`${pathOf(key)}.part`, { force: true }),
  claim,
};
