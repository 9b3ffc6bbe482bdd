import { mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { ensureCustodian } from "@/lib/infra/custodian";
import { type LocalPostgres, startLocalPostgres } from "@/lib/infra/db/local-postgres";
import { type DatabaseRole, prepareDatabase, runtimeUrl } from "@/lib/infra/db/prepare-database";
import { type Settings, secrets, settings } from "@/lib/infra/env";
import { ensureSecrets } from "@/lib/infra/secrets";
import { Child, type Program, runToEnd } from "./child.ts";
import { birthOf, forgetNote, launcherIn, noteOf } from "./running.mjs";

const root = resolve(import.meta.dirname, "..");
const demo = process.argv.includes("--demo");
const dev = process.argv.includes("--dev");
const TYPESCRIPT = ["--import", "tsx"];

/** Every wrong setting by its name, and nothing of how we found out. */
function settingsOrEnd(): Settings {
  try {
    return settings();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

const at = settingsOrEnd();
const note = noteOf(at.dataDir, at.surface);
const children: Child[] = [];
const stopped = new AbortController();
let local: LocalPostgres | undefined;
let starting: Promise<void> | undefined;

/** Written in one step that fails when it is there: of two starts at once, one wins. */
function claimNote(): void {
  mkdirSync(at.dataDir, { recursive: true, mode: 0o711 });
  const running = launcherIn(note);
  if (running === null) forgetNote(note);
  try {
    writeFileSync(note, JSON.stringify({ pid: process.pid, born: birthOf(process.pid), port: at.port }), {
      flag: "wx",
    });
  } catch {
    console.error(
      `Already running (process ${running ?? "just started"}) with this data folder. \`npm run stop\` ends it.`,
    );
    process.exit(1);
  }
}

/** In the order in which they need each other: web and worker first, the database last. */
async function stopEverything(code: number): Promise<void> {
  if (stopped.signal.aborted) return; // the terminal and npm may both pass on one Ctrl-C
  stopped.abort();
  await starting?.catch(() => {}); // a server half-way up is waited for: it could not be stopped otherwise
  await Promise.all(children.map((child) => child.stop()));
  await local?.stop();
  forgetNote(note);
  process.exit(code);
}

function environmentFor(role: DatabaseRole, ownerUrl: string): NodeJS.ProcessEnv {
  // The owner's address stays here: what runs gets the address of its own role, and only the worker the mail server's.
  const { DATABASE_URL: _, SMTP_URL, ...inherited } = process.env;
  return {
    ...inherited,
    ...(SMTP_URL && (role === "worker" || role === "app") ? { SMTP_URL } : {}),
    NODE_ENV: dev ? "development" : "production",
    PORT: String(at.port),
    DATA_DIR: at.dataDir,
    ZHENPING_DATABASE_URL: runtimeUrl(ownerUrl, secrets().databasePassword, role),
    NEXT_TELEMETRY_DISABLED: "1",
  };
}

async function databaseUrl(): Promise<string> {
  if (at.databaseUrl) return at.databaseUrl;
  const launching = startLocalPostgres(at.dataDir, secrets().databasePassword);
  starting = launching.then(() => {});
  local = await launching;
  local.watch(() => {
    console.error("PostgreSQL keeps dying. Its own words are in postgres.log, beside its data.");
    void stopEverything(1);
  });
  return local.url;
}

async function startSurfaces(program: (args: string[], role: DatabaseRole) => Program): Promise<void> {
  const giveUp = () => void stopEverything(1);
  const { surface } = at;
  if (surface !== "worker") {
    children.push(new Child(program(["app/_server/serve.ts"], surface === "all" ? "app" : surface), giveUp));
  }
  if (surface === "worker" || surface === "all") {
    children.push(new Child(program([...TYPESCRIPT, "lib/worker/main.ts"], "worker"), giveUp));
  }
  await Promise.all(children.map((child) => child.start()));
}

async function launch(): Promise<void> {
  ensureSecrets(at.dataDir);
  await ensureCustodian(at.dataDir, at.custodianRecipient);
  const ownerUrl = await databaseUrl();
  if (stopped.signal.aborted) return;
  await prepareDatabase(ownerUrl, secrets().databasePassword, root);
  const program = (args: string[], role: DatabaseRole) => ({ args, root, env: environmentFor(role, ownerUrl) });
  if (demo) await runToEnd(program([...TYPESCRIPT, "prisma/seed.ts"], "app"), stopped.signal);
  if (stopped.signal.aborted) return;
  await startSurfaces(program);
  if (at.surface !== "worker")
    console.log(`Zhenping is at ${at.surface === "staff" ? at.staffOrigin : at.publicOrigin}`);
  if (at.surface === "public" || at.surface === "worker") return;
  await runToEnd(program([...TYPESCRIPT, "lib/access/offer-setup.cli.ts"], "app"), stopped.signal);
}

claimNote();
// From here on: a server started a moment later must not be left behind by Ctrl-C or a closed terminal.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stopEverything(0));
try {
  await launch();
} catch (error) {
  if (!stopped.signal.aborted) console.error(error instanceof Error ? error.message : error);
  await stopEverything(1);
}
