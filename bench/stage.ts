import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureCustodian } from "@/lib/infra/custodian";
import { startLocalPostgres } from "@/lib/infra/db/local-postgres";
import { prepareDatabase, runtimeUrl } from "@/lib/infra/db/prepare-database";
import { ensureSecrets, secretsSchema } from "@/lib/infra/secrets";

/** The owner of this run's database server. */
const OWNER_PASSWORD = "for-this-run-only";

/** A whole environment, nothing inherited: what a process of the bench sees is what stands here. */
export type Environment = { NODE_ENV: "production" } & Record<string, string>;
/** A place where the product can run: a folder with secrets, a database, and the environment that names both. */
export type Stage = { dataDir: string; databaseUrl: string; origin: string; environment: Environment };
export type Server = { url: string; stop: () => Promise<void> };

export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().on("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === "object" ? done(address.port) : fail(new Error("no port"))));
    });
  });
}

/** A folder of this run; the account of the database server may walk through it, so that its files lie inside. */
export function newFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `zhenping-bench-${name}-`));
  chmodSync(folder, 0o711);
  return folder;
}

/** A database server of this run's own; its folder goes with it. */
export async function startServer(): Promise<Server> {
  const folder = newFolder("postgres");
  ensureSecrets(folder);
  const { url, stop } = await startLocalPostgres(folder, OWNER_PASSWORD);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  return { url, stop: () => stop().then(remove) };
}

/** Migrates a database on the server and makes a data folder that goes with it. */
export async function setStage(server: string, database: string): Promise<Stage> {
  const dataDir = newFolder(database);
  ensureSecrets(dataDir);
  await ensureCustodian(dataDir);
  const { databasePassword } = secretsSchema.parse(JSON.parse(readFileSync(join(dataDir, "secrets.json"), "utf8")));
  const url = new URL(server);
  url.pathname = `/${database}`;
  await prepareDatabase(url.href, databasePassword, process.cwd());
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const environment: Environment = {
    NODE_ENV: "production",
    PORT: String(port),
    DATA_DIR: dataDir,
    DATABASE_URL: url.href,
    ZHENPING_DATABASE_URL: runtimeUrl(url.href, databasePassword, "app"),
    // With a named origin the product believes a proxy on this host: each client can have an address of its own.
    PUBLIC_ORIGIN: origin,
    HOME: dataDir,
    TMPDIR: tmpdir(),
  };
  return { dataDir, databaseUrl: url.href, origin, environment };
}

export function strikeStage({ dataDir }: Stage): void {
  rmSync(dataDir, { recursive: true, force: true });
}
