import type { Readable } from "node:stream";

export type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** One file of the store. `part`: it was never finished. `changedAt`: when the last byte of it was written. */
export type StoredFile = { key: string; part: boolean; changedAt: Date };

/** What the program asks of a place for files. Whatever is missing is an error with the code `ENOENT`. */
export type BlobStore = {
  /** Whole and durable or not at all. @returns the number of bytes written. */
  put: (key: string, content: Bytes) => Promise<number>;
  read: (key: string) => Promise<Buffer>;
  stream: (key: string) => Readable;
  /** Lends a path while `work` runs. */
  withFile: <T>(key: string, work: (path: string) => Promise<T>) => Promise<T>;
  /** One that is gone already is fine. */
  remove: (key: string) => Promise<void>;
  list: (folders: readonly string[]) => AsyncGenerator<StoredFile>;
  /** What a broken-off write left under a key, never the blob itself. */
  removePart: (key: string) => Promise<void>;
  /** Marks the store as that of one record, at the first call for good. @returns whether it is this one's. */
  claim: (owner: string) => Promise<boolean>;
};

/** What Node says of a file that is not there. */
export function notThere(key: string): Error {
  return Object.assign(new Error(`ENOENT: no such blob, ${key}`), { code: "ENOENT" });
}
