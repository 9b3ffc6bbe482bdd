import { randomBytes, randomUUID } from "node:crypto";
import { existsSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { appendAudit } from "@/lib/audit/append-entry";
import { makeCheckpoint } from "@/lib/audit/make-checkpoint";
import { inTransaction } from "@/lib/infra/db/client";
import { settings } from "@/lib/infra/env";
import { putBlob } from "@/lib/infra/storage/storage";
import { BLOB_FOLDERS, newStorageKey } from "@/lib/infra/storage/storage-key";
import { ownerUrl } from "@/lib/infra/testing/worker-database";
import { storageColumns } from "./storage-columns";
import { foldersOf, sweepOrphans } from "./sweep-orphans";

const DAY = 86_400_000;
const now = new Date();
const fileOf = (key: string) => join(settings().dataDir, "blobs", key);
const mark = join(settings().dataDir, "blobs", "owner");
const isThere = (key: string) => existsSync(fileOf(key));
/** Only the folders of these blobs: other test files use the same store. */
const sweep = (...keys: string[]) => sweepOrphans(now, [...new Set(keys.map((key) => key.slice(0, 2)))]);

async function blob(ageDays: number): Promise<string> {
  const key = newStorageKey();
  await putBlob(key, [randomBytes(8)]);
  const then = new Date(now.getTime() - ageDays * DAY);
  utimesSync(fileOf(key), then, then);
  return key;
}

const owner = new pg.Client({ connectionString: ownerUrl });
beforeAll(async () => {
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  rmSync(mark, { force: true });
});

async function checkpointed(): Promise<void> {
  const subject = { kind: "case", id: randomUUID() } as const;
  await inTransaction((tx) => appendAudit(tx, { actor: { kind: "system" }, action: "case.read", subject }));
  await makeCheckpoint();
}

/** A row of the table that names the blob in this column; whatever else the table asks for is not asked. */
async function nameIn(table: string, column: string, key: string): Promise<void> {
  const { rows } = await owner.query<{ name: string; type: string }>(
    `SELECT attname AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attnotnull AND NOT atthasdef AND attname <> $2`,
    [`public."${table}"`, column],
  );
  const some: Record<string, string> = { uuid: "gen_random_uuid()", bytea: "'x'", boolean: "true", jsonb: "'{}'" };
  const value = (type: string) =>
    some[type] ?? (/^(int|bigint|smallint|double|numeric)/.test(type) ? "1" : "now()::text");
  const values = rows.map(({ type }) => (type.startsWith("timestamp") ? "now()" : value(type)));
  const columns = [`"${column}"`, ...rows.map(({ name }) => `"${name}"`)].join(", ");
  await owner.query("SET session_replication_role = replica");
  const checks = await owner.query<{ name: string; definition: string }>(
    `SELECT conname AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint
     WHERE conrelid = $1::regclass AND contype = 'c'`,
    [`public."${table}"`],
  );
  for (const { name } of checks.rows) await owner.query(`ALTER TABLE "${table}" DROP CONSTRAINT "${name}"`);
  await owner.query(`INSERT INTO "${table}" (${columns}) VALUES (${["$1", ...values].join(", ")})`, [key]);
}

describe("the sweep of files that nobody names", () => {
  test("removes nothing while no checkpoint says whose store it is", async () => {
    const key = await blob(3);
    expect(await sweep(key)).toEqual({ blobs: 0, parts: 0 });
    expect(isThere(key)).toBe(true);
  });

  test("removes what is older than a day, and what was never finished", async () => {
    await checkpointed();
    const [old, fresh, half, halfFresh] = [await blob(1.01), await blob(0.99), newStorageKey(), newStorageKey()];
    for (const [key, age] of [
      [half, 2],
      [halfFresh, 0],
    ] as const) {
      await blob(0); // makes sure that there is a store
      const there = await blob(0);
      const part = fileOf(`${there.slice(0, 2)}/${key.slice(3)}.part`);
      writeFileSync(part, "half");
      const then = new Date(now.getTime() - age * DAY);
      utimesSync(part, then, then);
    }
    const swept = await sweepOrphans(now, BLOB_FOLDERS);
    expect(swept.blobs).toBeGreaterThanOrEqual(1);
    expect(swept.parts).toBe(1);
    expect([isThere(old), isThere(fresh)]).toEqual([false, true]);
    expect(await sweepOrphans(now, BLOB_FOLDERS)).toEqual({ blobs: 0, parts: 0 });
  });

  test("keeps what any column of any table names, however old it is", async () => {
    const columns = await storageColumns();
    const names = columns.map(({ table, column }) => `${table}.${column}`);
    for (const known of ["storage_key", "thumbnail_key", "working_copy_key", "sealed_key"]) {
      expect(names).toContain(`evidence.${known}`);
    }
    expect(names).toEqual(expect.arrayContaining(["draft_file.storage_key", "draft_file.thumbnail_key"]));
    for (const { table, column } of columns) {
      const key = await blob(400);
      await nameIn(table, column, key);
      await sweep(key);
      expect(isThere(key), `${table}.${column}`).toBe(true);
    }
  });

  test("leaves the store of another database alone", async () => {
    const key = await blob(3);
    const ours = readFileSync(mark, "utf8");
    writeFileSync(mark, "another installation's");
    expect(await sweep(key)).toEqual({ blobs: 0, parts: 0 });
    writeFileSync(mark, ours);
    expect(await sweep(key)).toEqual({ blobs: 1, parts: 0 });
  });

  test("comes to every folder once a day", () => {
    const slices = Array.from({ length: 144 }, (_, n) => foldersOf(new Date(now.getTime() + n * 600_000)));
    expect(new Set(slices.flat()).size).toBe(256);
  });
});
