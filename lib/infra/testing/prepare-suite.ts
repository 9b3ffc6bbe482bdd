import { rmSync } from "node:fs";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { ensureCustodian } from "@/lib/infra/custodian";
import { startLocalPostgres } from "@/lib/infra/db/local-postgres";
import { prepareDatabase } from "@/lib/infra/db/prepare-database";
import { ensureSecrets } from "@/lib/infra/secrets";
import { folderOfRun } from "./scratch-folder";

declare module "vitest" {
  interface ProvidedContext {
    serverUrl: string;
    dataDir: string;
  }
}

const TEMPLATE = "zhenping_template";

/** Once a run: a real server and one migrated database, which every worker then copies (a copy takes a tenth of a second). */
export default async function prepareSuite(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = folderOfRun("test");
  ensureSecrets(dataDir);
  await ensureCustodian(dataDir);
  const server = await startLocalPostgres(dataDir, "for-this-run-only");
  await prepareDatabase(server.url.replace(/\/zhenping$/, `/${TEMPLATE}`), "for-this-run-only", process.cwd());
  const client = new pg.Client({ connectionString: server.url.replace(/\/zhenping$/, "/postgres") });
  await client.connect();
  await client.query(`ALTER DATABASE ${TEMPLATE} IS_TEMPLATE true`);
  // Nobody asks for this server's data after a power cut: the copies are made and thrown away without waiting for the disk.
  await client.query("ALTER SYSTEM SET fsync = off");
  await client.query("SELECT pg_reload_conf()");
  await client.end();
  project.provide("serverUrl", server.url);
  project.provide("dataDir", dataDir);
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
