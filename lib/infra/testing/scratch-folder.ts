import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A data folder for one run, in the system's place for such; the account of the database server may walk through it. */
export function scratchFolder(purpose: string): string {
  const folder = mkdtempSync(join(tmpdir(), `zhenping-${purpose}-`));
  chmodSync(folder, 0o711);
  return folder;
}
