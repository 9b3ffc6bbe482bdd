import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { PassThrough, type Readable } from "node:stream";
import { buffer, text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { settings } from "@/lib/infra/env";
import type { BlobStore, Bytes, StoredFile } from "@/lib/infra/storage/blob-store";
import { writeFlushed } from "@/lib/infra/storage/disk-store";
import { askS3, listS3, tellS3 } from "@/lib/infra/storage/s3-client";
import type { S3Place } from "@/lib/infra/storage/s3-place";
import { checkedKey, isStorageKey } from "@/lib/infra/storage/storage-key";

const objectOf = (key: string) => `blobs/${checkedKey(key)}`;
const OWNER = "blobs/owner";

/** A file beside the disk's own blobs, where the decoder may read; gone when the work is done. */
async function withScratch<T>(work: (path: string) => Promise<T>): Promise<T> {
  const folder = join(settings().dataDir, "blobs", "scratch");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, randomUUID());
  try {
    return await work(path);
  } finally {
    await rm(path, { force: true });
  }
}

async function* hashed(content: Bytes, hash: ReturnType<typeof createHash>): AsyncGenerator<Uint8Array> {
  for await (const chunk of content) {
    hash.update(chunk);
    yield chunk;
  }
}

/** S3 compares the hash of what arrives with the one that was signed, and keeps an object whole or not at all. */
function put(place: S3Place, key: string, content: Bytes): Promise<number> {
  const object = objectOf(key);
  return withScratch(async (path) => {
    const hash = createHash("sha256");
    const bytes = await writeFlushed(path, hashed(content, hash));
    await tellS3(place, { method: "PUT", key: object, body: { path, bytes, sha256: hash.digest("hex") } });
    return bytes;
  });
}

function stream(place: S3Place, key: string): Readable {
  const out = new PassThrough();
  askS3(place, { method: "GET", key: objectOf(key) })
    .then((answer) => pipeline(answer, out))
    .catch((error: Error) => out.destroy(error));
  return out;
}

async function* list(place: S3Place, folders: readonly string[]): AsyncGenerator<StoredFile> {
  for (const folder of folders)
    for await (const { key: object, changedAt } of listS3(place, `blobs/${folder}/`)) {
      const key = object.slice("blobs/".length);
      if (isStorageKey(key)) yield { key, part: false, changedAt };
    }
}

/** Two first starts at once both write; the one that reads its own name back has it. */
async function claim(place: S3Place, owner: string): Promise<boolean> {
  const written = await ownerOf(place);
  if (written !== null) return written === owner;
  await tellS3(place, { method: "PUT", key: OWNER, body: Buffer.from(owner) });
  return (await ownerOf(place)) === owner;
}

async function ownerOf(place: S3Place): Promise<string | null> {
  try {
    return await text(await askS3(place, { method: "GET", key: OWNER }));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** Files as objects of a bucket. An object that was acknowledged is durable: nothing has to be flushed. */
export function s3Store(place: S3Place): BlobStore {
  return {
    put: async (key, content) => put(place, key, content),
    read: async (key) => buffer(await askS3(place, { method: "GET", key: objectOf(key) })),
    stream: (key) => {
      checkedKey(key);
      return stream(place, key);
    },
    withFile: async (key, work) =>
      withScratch(async (path) => {
        const answer = await askS3(place, { method: "GET", key: objectOf(key) });
        await pipeline(answer, createWriteStream(path, { mode: 0o600 }));
        return work(path);
      }),
    remove: async (key) => tellS3(place, { method: "DELETE", key: objectOf(key) }),
    list: (folders) => list(place, folders),
    removePart: async () => {}, // S3 keeps no halves of what is sent in one request
    claim: (owner) => claim(place, owner),
  };
}
