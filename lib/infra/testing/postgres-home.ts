import { readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { scratchFolder } from "./scratch-folder";

/** An empty data folder that the database's own account may walk through, as a real one. */
export function emptyDataDir(): string {
  return scratchFolder("server");
}

/** Where the server of a data folder keeps its files. */
export function postgresHome(dataDir: string): string {
  return resolve(dataDir, JSON.parse(readFileSync(join(dataDir, "postgres-home.json"), "utf8")).home);
}

export function removeDataDir(dataDir: string): void {
  rmSync(postgresHome(dataDir), { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
}
