// Files that are not sent yet, on this phone, locked.
import { Closed, lock, phoneKey, unlock } from "./phone-key.js";

const NAME = "zp";
const TABLE = "files";
let count = 0;

function opened() {
  return new Promise((done, fail) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(TABLE);
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
}

async function table(mode, work) {
  const database = await opened();
  try {
    return await new Promise((done, fail) => {
      const change = database.transaction(TABLE, mode);
      const request = work(change.objectStore(TABLE));
      change.oncomplete = () => done(request.result);
      change.onerror = change.onabort = () => fail(change.error);
    });
  } finally {
    database.close();
  }
}

/** Puts a file aside until it is sent. Where that cannot be, nothing is lost but the comfort. */
export async function keep({ file, ...about }) {
  try {
    const place = `${Date.now()}-${String(count++).padStart(4, "0")}`;
    const head = new TextEncoder().encode(JSON.stringify({ ...about, type: file.type }));
    const content = await new Blob([new Uint32Array([head.length]), head, file]).arrayBuffer();
    const locked = await lock(place, content);
    await table("readwrite", (files) => files.put(locked, place));
    return place;
  } catch {
    return null;
  }
}

async function unlocked(place) {
  const content = await unlock(place, await table("readonly", (files) => files.get(place)));
  const [length] = new Uint32Array(content.slice(0, 4));
  const about = JSON.parse(new TextDecoder().decode(content.slice(4, 4 + length)));
  return { ...about, place, file: new Blob([content.slice(4 + length)], { type: about.type }) };
}

/** What was put aside in this report, in order; what no key opens any more goes. */
export async function kept() {
  const found = [];
  try {
    const places = await table("readonly", (files) => files.getAllKeys());
    if (places.length > 0) await phoneKey();
    for (const place of places) {
      const file = await unlocked(place).catch(() => forget(place));
      if (file) found.push(file);
    }
  } catch (error) {
    // No store, or no key now: the page works as it does without.
    if (error instanceof Closed) forgetAll();
  }
  return found;
}

export async function forget(place) {
  if (place) await table("readwrite", (files) => files.delete(place)).catch(() => {});
}

export function forgetAll() {
  try {
    indexedDB.deleteDatabase(NAME);
  } catch {
    // There is no store.
  }
}
