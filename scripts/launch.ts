import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { ensureCustodian } from "@/lib/infra/custodian";
import { startLocalPostgres } from "@/lib/infra/db/local-postgres";
import { prepareDatabase, runtimeUrl } from "@/lib/infra/db/prepare-database";
import { type Settings, secrets, settings } from "@/lib/infra/env";
import { ensureSecrets } from "@/lib/infra/secrets";

const root = resolve(import.meta.dirname, "..");
const demo = process.argv.includes("--demo");
const dev = process.argv.includes("--dev");
const RESTART_AFTER_MS = 1_000;

function refuseSecondStart(note: string): void {
  if (!existsSync(note)) return;
  const { pid } = JSON.parse(readFileSync(note, "utf8")) as { pid: number };
  try {
    process.kill(pid, 0);
  } catch {
    return; // left by a start that was killed
  }
  console.error(`Already running (process ${pid}) with this data folder. \`npm run stop\` ends it.`);
  process.exit(1);
}

function childEnvironment(at: Settings, databaseUrl: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: dev ? "development" : "production",
    PORT: String(at.port),
    DATA_DIR: at.dataDir,
    ZHENPING_DATABASE_URL: databaseUrl,
    NEXT_TELEMETRY_DISABLED: "1",
  };
}

/** Runs one of our TypeScript programs; `keep` starts it again when it dies, until the launcher stops. */
class Child {
  private process: ChildProcess | undefined;
  private stopping = false;
  private readonly args: string[];
  private readonly env: NodeJS.ProcessEnv;

  constructor(args: string[], env: NodeJS.ProcessEnv) {
    this.args = args;
    this.env = env;
  }

  start(): void {
    const options = ["--disable-warning=ExperimentalWarning", ...this.args];
    // The channel is how a child notices that this process was killed: it then stops by itself.
    this.process = spawn(process.execPath, options, {
      cwd: root,
      env: this.env,
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      detached: true,
    });
    this.process.on("exit", () => {
      if (!this.stopping) setTimeout(() => this.stopping || this.start(), RESTART_AFTER_MS);
    });
  }

  async stop(): Promise<void> {
    this.stopping = true;
    const child = this.process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((done) => child.once("exit", done));
    child.kill("SIGTERM");
    const force = setTimeout(() => child.kill("SIGKILL"), 25_000);
    await ended;
    clearTimeout(force);
  }
}

function runOnce(file: string, env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", "--import", "tsx", file], {
      cwd: root,
      env,
      stdio: "inherit",
    });
    child.on("exit", (code) => (code === 0 ? done() : fail(new Error(`${file} ended with ${code}`))));
  });
}

const at = settings();
const note = join(at.dataDir, "running.json");
refuseSecondStart(note);
ensureSecrets(at.dataDir);
await ensureCustodian(at.dataDir, at.custodianRecipient);
writeFileSync(note, JSON.stringify({ pid: process.pid, port: at.port }));

const local = at.databaseUrl ? undefined : await startLocalPostgres(at.dataDir, secrets().databasePassword);
const ownerUrl = at.databaseUrl ?? local?.url ?? "";
const children: Child[] = [];

async function stopEverything(code: number): Promise<never> {
  await Promise.all(children.map((child) => child.stop()));
  await local?.stop();
  rmSync(note, { force: true });
  process.exit(code);
}
let asked = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    if (asked) return; // the terminal and npm may both pass on one Ctrl-C
    asked = true;
    void stopEverything(0);
  });
}

try {
  await prepareDatabase(ownerUrl, secrets().databasePassword, root);
  const own = (role: "app" | "public" | "staff" | "worker") =>
    childEnvironment(at, runtimeUrl(ownerUrl, secrets().databasePassword, role));
  const role = at.surface === "all" ? "app" : at.surface;
  if (demo) await runOnce("prisma/seed.ts", own("app"));
  const web = ["app/_server/serve.ts"];
  const worker = ["--import", "tsx", "lib/worker/main.ts"];
  if (at.surface !== "worker") children.push(new Child(web, own(role)));
  if (at.surface === "worker" || at.surface === "all")
    children.push(new Child(worker, own(at.surface === "all" ? "worker" : role)));
  for (const child of children) child.start();
  if (at.surface !== "worker") console.log(`Zhenping is at ${at.publicOrigin}`);
  if (at.surface !== "public" && at.surface !== "worker") await runOnce("lib/access/offer-setup.cli.ts", own("app"));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await stopEverything(1);
}
