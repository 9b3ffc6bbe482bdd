import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, inject, vi } from "vitest";
import { runtimeUrl } from "@/lib/infra/db/prepare-database";

const own = `test_${randomBytes(6).toString("hex")}`;
const maintenance = inject("serverUrl").replace(/\/zhenping$/, "/postgres");

// The roles belong to the template's name; a copy keeps its grants.
const asApp = new URL(runtimeUrl(maintenance.replace(/\/postgres$/, "/zhenping_template"), "for-this-run-only", "app"));
asApp.pathname = `/${own}`;
vi.stubEnv("ZHENPING_DATABASE_URL", asApp.href);

const client = new pg.Client({ connectionString: maintenance });
await client.connect();
await client.query(`CREATE DATABASE ${own} TEMPLATE zhenping_template`);

/** The owner's address of this worker's database: for tests that play the attacker with SQL at hand. */
export const ownerUrl = maintenance.replace(/\/postgres$/, `/${own}`);

afterAll(async () => {
  const { db } = await import("@/lib/infra/db/client");
  await db.$disconnect();
  await client.query(`DROP DATABASE ${own} WITH (FORCE)`).catch(() => {});
  await client.end();
});
