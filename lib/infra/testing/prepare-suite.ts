import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { ensureCustodian } from "@/lib/infra/custodian";
import { inDatabase, prepareDatabase } from "@/lib/infra/db/prepare-database";
import { ensureSecrets } from "@/lib/infra/secrets";
import { folderOfRun } from "./scratch-folder";
import { testServer } from "./test-server";

declare module "vitest" {
  interface ProvidedContext {
    /** The owner's address of the migrated database that every worker copies. */
    templateUrl: string;
    /** What the passwords of the run's database roles are made from. */
    runSecret: string;
    dataDir: string;
  }
}

/** Once a run: one migrated database, which every worker then copies (a copy takes a tenth of a second). */
export default async function prepareSuite(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = folderOfRun("test");
  ensureSecrets(dataDir);
  await ensureCustodian(dataDir);
  const server = await testServer(dataDir);
  delete process.env.DATABASE_URL; // no test finds its way to it but by the addresses given here
  const runSecret = randomBytes(16).toString("hex");
  await prepareDatabase(server.url, runSecret, process.cwd());
  const client = new pg.Client({ connectionString: inDatabase(server.url, "postgres") });
  await client.connect();
  const template = client.escapeIdentifier(new URL(server.url).pathname.slice(1));
  await client.query(`ALTER DATABASE ${template} IS_TEMPLATE true`);
  // Nobody asks for this server's data after a power cut: the copies are made and thrown away without waiting for the disk.
  if (server.isOwn) {
    await client.query("ALTER SYSTEM SET fsync = off");
    await client.query("SELECT pg_reload_conf()");
  }
  await client.end();
  project.provide("templateUrl", server.url);
  project.provide("runSecret", runSecret);
  project.provide("dataDir", dataDir);
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
