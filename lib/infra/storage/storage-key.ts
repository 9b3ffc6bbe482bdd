import { randomUUID } from "node:crypto";

/** Keys are random and spread over 256 folders; a person's file name is never part of a path. */
const KEY = /^[0-9a-f]{2}\/[0-9a-f-]{36}$/;

export function isStorageKey(text: string): boolean {
  return KEY.test(text);
}

/** @throws {Error} for anything that is not a key of ours, before it becomes part of a path or an address. */
export function checkedKey(key: string): string {
  if (!KEY.test(key)) throw new Error("not a storage key");
  return key;
}

/** A fresh key; nothing is stored yet. */
export function newStorageKey(): string {
  const id = randomUUID();
  return `${id.slice(-2)}/${id}`;
}

/** The 256 folders of the store, `00` to `ff`. */
export const BLOB_FOLDERS: readonly string[] = Array.from({ length: 256 }, (_, n) => n.toString(16).padStart(2, "0"));
