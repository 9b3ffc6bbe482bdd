import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type LocalPostgres, startLocalPostgres } from "./db/local-postgres";
import type { Readiness } from "./health";
import { emptyDataDir, postgresHome, removeDataDir } from "./testing/postgres-home";

const folder = emptyDataDir();
let server: LocalPostgres;

const start = async () => {
  server = await startLocalPostgres(folder, "for-this-test-only");
};
const address = () => server.url.replace(/\/zhenping$/, "/postgres");

beforeAll(start);
afterAll(async () => {
  await server.stop();
  removeDataDir(folder);
});

async function asOwner(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: address() });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

/** As a process that was started with this address finds it. */
async function readinessAt(url: string, dataDir = folder): Promise<Readiness> {
  vi.resetModules();
  vi.stubEnv("ZHENPING_DATABASE_URL", url);
  vi.stubEnv("DATA_DIR", dataDir);
  Reflect.deleteProperty(globalThis, "zhenpingDb");
  const { readiness } = await import("./health");
  const { db } = await import("./db/client");
  return readiness().finally(() => db.$disconnect());
}

const notReady = (...reasons: string[]) => ({ ready: false, reasons });

/** A server takes up its settings when it next looks. */
async function becomes(expected: Readiness): Promise<void> {
  await vi.waitFor(async () => expect(await readinessAt(address())).toEqual(expected), { timeout: 30_000 });
}

describe("a process takes reports only when they would survive a crash (REL-02)", () => {
  test("with the server as we start it, it does", async () => {
    expect(await readinessAt(address())).toEqual({ ready: true });
  });

  test("with fsync or full page writes off, it does not", async () => {
    await asOwner("ALTER SYSTEM SET fsync = off", "ALTER SYSTEM SET full_page_writes = off", "SELECT pg_reload_conf()");
    await becomes(notReady("fsync_off", "full_page_writes_off"));
    await asOwner("ALTER SYSTEM RESET ALL", "SELECT pg_reload_conf()");
    await becomes({ ready: true });
  });

  test.each(["off", "local"])("with synchronous_commit = %s, set for the database, it does not", async (value) => {
    await asOwner(`ALTER DATABASE postgres SET synchronous_commit = ${value}`);
    expect(await readinessAt(address())).toEqual(notReady("synchronous_commit_off"));
    await asOwner("ALTER DATABASE postgres RESET synchronous_commit");
  });

  test("with synchronous_commit off for its own role alone, it does not", async () => {
    await asOwner("ALTER ROLE zhenping SET synchronous_commit = off");
    expect(await readinessAt(address())).toEqual(notReady("synchronous_commit_off"));
    await asOwner("ALTER ROLE zhenping RESET synchronous_commit");
  });

  test("at a read-only standby, it does not", async () => {
    await server.stop();
    const signal = join(postgresHome(folder), "18", "standby.signal");
    writeFileSync(signal, "");
    await start();
    expect(await readinessAt(address())).toEqual(notReady("read_only_standby"));
    await server.stop();
    rmSync(signal);
    await start();
  });

  test("without a database it says so, and does not fall over", async () => {
    expect(await readinessAt("postgresql://nobody:x@127.0.0.1:9/none")).toEqual(notReady("database_away"));
  });

  test("where files cannot be written, it does not", async () => {
    expect(await readinessAt(address(), join(folder, "not-there"))).toEqual(notReady("storage_not_writable"));
  });
});
