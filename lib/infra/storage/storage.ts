import type { Readable } from "node:stream";
import { settings } from "@/lib/infra/env";
import type { BlobStore, Bytes, StoredFile } from "@/lib/infra/storage/blob-store";
import { DISK_STORE } from "@/lib/infra/storage/disk-store";
import { s3Store } from "@/lib/infra/storage/s3-store";
import { BLOB_FOLDERS } from "@/lib/infra/storage/storage-key";

/** Where files lie: a bucket when one is named, else the data folder. */
function store(): BlobStore {
  const { s3 } = settings();
  return s3 ? s3Store(s3) : DISK_STORE;
}

/**
 * Writes a blob whole and durably, or not at all.
 * @param content chunks as they arrive; nothing is kept in memory.
 * @returns the number of bytes written.
 */
export async function putBlob(key: string, content: Bytes): Promise<number> {
  return store().put(key, content);
}

/** The whole blob. For what is known to be small: thumbnails, one picture. */
export async function readBlob(key: string): Promise<Buffer> {
  return store().read(key);
}

/** The blob as a stream. */
export function streamBlob(key: string): Readable {
  return store().stream(key);
}

/** Lends the path at which a blob can be read while `work` runs: decoders want a file, not 20 MB of memory. */
export async function withBlobFile<T>(key: string, work: (path: string) => Promise<T>): Promise<T> {
  return store().withFile(key, work);
}

/** Removes a blob; one that is gone already is fine. */
export async function removeBlob(key: string): Promise<void> {
  await store().remove(key);
}

/** Everything that lies in these folders of the store, finished or not. What goes while it is read is left out. */
export function listBlobs(folders = BLOB_FOLDERS): AsyncGenerator<StoredFile> {
  return store().list(folders);
}

/** Removes what a broken-off write left under a key, never the blob itself. */
export async function removePart(key: string): Promise<void> {
  await store().removePart(key);
}

/**
 * Marks the store as that of one record, at the first call for good.
 * @returns whether it is this one's: with another database behind the same files it is not.
 */
export async function claimStore(owner: string): Promise<boolean> {
  return store().claim(owner);
}
