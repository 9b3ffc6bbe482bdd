import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** An empty data folder that the database's own account may walk through, as a real one. */
export function emptyDataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), "zhenping-server-"));
  chmodSync(folder, 0o711);
  return folder;
}

/** Where the server of a data folder keeps its files. */
export function postgresHome(dataDir: string): string {
  return resolve(dataDir, JSON.parse(readFileSync(join(dataDir, "postgres-home.json"), "utf8")).home);
}

export function removeDataDir(dataDir: string): void {
  rmSync(postgresHome(dataDir), { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
}
