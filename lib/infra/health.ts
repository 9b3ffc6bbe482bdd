import { randomUUID } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { db } from "@/lib/infra/db/client";
import { isDatabaseAway } from "@/lib/infra/db/unavailable";
import { settings } from "@/lib/infra/env";

export type Readiness = { ready: true } | { ready: false; reasons: string[] };

type Durability = { fsync: string; commit: string; pages: string; standby: boolean };

async function databaseReasons(): Promise<string[]> {
  const rows = await db.$queryRaw<Durability[]>`
    SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
           current_setting('full_page_writes') AS pages, pg_is_in_recovery() AS standby`;
  const found = rows[0];
  const reasons: string[] = [];
  if (found?.fsync !== "on") reasons.push("fsync_off");
  if (found?.commit === "off" || found?.commit === "local") reasons.push("synchronous_commit_off");
  if (found?.pages !== "on") reasons.push("full_page_writes_off");
  if (found?.standby) reasons.push("read_only_standby");
  return reasons;
}

async function storageReasons(): Promise<string[]> {
  const probe = join(settings().dataDir, `.probe-${randomUUID()}`);
  try {
    await writeFile(probe, "probe", { flush: true });
    await rm(probe);
    return [];
  } catch {
    return ["storage_not_writable"];
  }
}

/** Longer than a healthy database ever takes; a balancer asks again in a moment. */
const PATIENCE_MS = 2_500;

/** A database that hangs is as good as away. */
function soon(reasons: Promise<string[]>): Promise<string[]> {
  const tooLate = new Promise<string[]>((done) => setTimeout(() => done(["database_away"]), PATIENCE_MS).unref());
  return Promise.race([reasons, tooLate]);
}

/**
 * May this process take reports? Only when what it acknowledges will survive a crash: the database flushes to disk
 * before it answers (measured: with `synchronous_commit=off`, 126 of 24,014 acknowledged rows were lost) (REL-02).
 */
export async function readiness(): Promise<Readiness> {
  try {
    const reasons = [...(await soon(databaseReasons())), ...(await storageReasons())];
    return reasons.length === 0 ? { ready: true } : { ready: false, reasons };
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    return { ready: false, reasons: ["database_away"] };
  }
}

export { isDatabaseAway };
