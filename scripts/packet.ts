import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { startLocalPostgres } from "@/lib/infra/db/local-postgres";
import { runtimeUrl } from "@/lib/infra/db/prepare-database";
import { secrets, settings } from "@/lib/infra/env";

/** Makes an evidence packet from the console, with the rights of the program and no more; `npm start` may be running. */
const { dataDir, databaseUrl } = settings();
const { databasePassword } = secrets();
const inUse = existsSync(join(dataDir, "running.json"));
const local = databaseUrl ? undefined : await startLocalPostgres(dataDir, databasePassword);
const { DATABASE_URL: _, ...inherited } = process.env;
const env = {
  ...inherited,
  ZHENPING_DATABASE_URL: runtimeUrl(databaseUrl ?? local?.url ?? "", databasePassword, "app"),
};
const args = ["--disable-warning=ExperimentalWarning", "--import", "tsx", "lib/worker/make-packet.cli.ts"];
const { status } = spawnSync(process.execPath, [...args, ...process.argv.slice(2)], { env, stdio: "inherit" });
if (!inUse) await local?.stop();
process.exitCode = status ?? 1;
