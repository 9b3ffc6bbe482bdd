import pg from "pg";
import { afterAll, inject, vi } from "vitest";
import type { PrismaClient } from "@/lib/infra/db/generated/client";
import { type DatabaseRole, inDatabase, runtimeUrl } from "@/lib/infra/db/prepare-database";

const templateUrl = inject("templateUrl");
const template = new URL(templateUrl).pathname.slice(1);
/** The same name for every file of this worker, so that the connections and settings it keeps stay true; the database behind it is new each time. */
const own = `${template}_${process.pid}`;

/** The address of this worker's database for one surface: with the rights that it has when it runs by itself. */
export function urlAs(role: DatabaseRole): string {
  // The roles belong to the template's name; a copy keeps its grants.
  return inDatabase(runtimeUrl(templateUrl, inject("runSecret"), role), own);
}
vi.stubEnv("ZHENPING_DATABASE_URL", urlAs("app"));

const client = new pg.Client({ connectionString: inDatabase(templateUrl, "postgres") });
await client.connect();
// The database is new: what was read of law data in another one is not known here.
Object.assign(globalThis, { zhenpingLaw: undefined, zhenpingLawRead: undefined });
// Copied as files: through the log, as usual, would be twice the work.
await client.query(`CREATE DATABASE ${own} TEMPLATE ${template} STRATEGY FILE_COPY`);

/** The owner's address of this worker's database: for tests that play the attacker with SQL at hand. */
export const ownerUrl = inDatabase(templateUrl, own);

/** A pool has "ended" before its servers have gone; one that is thrown out then is an error that nobody waits for. */
async function othersGone(patienceMs: number): Promise<void> {
  const start = performance.now();
  do {
    const { rowCount } = await client.query(
      "SELECT 1 FROM pg_stat_activity WHERE datname = $1 AND backend_type = 'client backend' LIMIT 1",
      [own],
    );
    if (rowCount === 0) return;
  } while (performance.now() - start < patienceMs);
}

afterAll(async () => {
  await (globalThis as { zhenpingDb?: PrismaClient }).zhenpingDb?.$disconnect(); // if this file opened it
  await othersGone(500);
  await client.query(`DROP DATABASE ${own} WITH (FORCE)`).catch(() => {});
  await client.end();
});
