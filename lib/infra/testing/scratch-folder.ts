import { accessSync, chmodSync, constants, globSync, mkdtempSync, rmSync, statfsSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Linux keeps a folder in memory; containers often give it too little room for a database server. */
const IN_MEMORY = "/dev/shm";
const ROOM_NEEDED = 4 * 2 ** 30;
const A_DAY_MS = 86_400_000;

/** Whether there is room for it: then files that nobody keeps belong there. */
export function hasRoomInMemory(): boolean {
  try {
    accessSync(IN_MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize > ROOM_NEEDED;
  } catch {
    return false;
  }
}

function folderIn(place: string, purpose: string): string {
  const folder = mkdtempSync(join(place, `zhenping-${purpose}-`));
  chmodSync(folder, 0o711);
  return folder;
}

/** An empty folder, in the system's place for such; the account of the database server may walk through it. */
export function scratchFolder(purpose: string): string {
  return folderIn(tmpdir(), purpose);
}

function removeOld(folder: string): void {
  try {
    if (Date.now() - statSync(folder).mtimeMs > A_DAY_MS) rmSync(folder, { recursive: true, force: true });
  } catch {
    // Another account's, or another run has just removed it.
  }
}

/**
 * The data folder of one run of all tests, to be removed by whoever asked. In memory where there is room, because each
 * copy of a database makes six hundred files, which a slow disk takes ten times as long for. What a run that was killed
 * left there takes up memory, so it goes a day later.
 */
export function folderOfRun(purpose: string): string {
  if (!hasRoomInMemory()) return scratchFolder(purpose);
  for (const old of globSync(join(IN_MEMORY, `zhenping-${purpose}-*`))) removeOld(old);
  return folderIn(IN_MEMORY, purpose);
}
