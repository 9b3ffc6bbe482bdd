import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { SMTPServer } from "smtp-server";
import { prepareDatabase, runtimeUrl } from "@/lib/infra/db/prepare-database";
import { ensureSecrets } from "@/lib/infra/secrets";
import { folderOfRun } from "@/lib/infra/testing/scratch-folder";
import { testServer } from "@/lib/infra/testing/test-server";

const READY_WITHIN_MS = 180_000;

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().on("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === "object" ? done(address.port) : fail(new Error("no port"))));
    });
  });
}

/** A real mail server that keeps every message as a file. */
async function startMail(folder: string): Promise<{ url: string; stop: () => Promise<void> }> {
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  let count = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData: (stream, _, answer) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        writeFileSync(join(folder, `${String(count++).padStart(4, "0")}.eml`), Buffer.concat(parts));
        answer();
      });
    },
  });
  await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  return { url: `smtp://127.0.0.1:${port}`, stop: () => new Promise((done) => server.close(() => done())) };
}

async function untilReady(origin: string, launcher: ChildProcess): Promise<void> {
  const end = Date.now() + READY_WITHIN_MS;
  while (Date.now() < end && launcher.exitCode === null) {
    const answer = await fetch(`${origin}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error("the product did not start");
}

/**
 * Starts the built product once for all specs, as `npm start` does, on a database of its own. The specs reach it through
 * E2E_ORIGIN, and set the stage through use cases on the same database.
 */
export default async function startProduct(): Promise<() => Promise<void>> {
  const dataDir = folderOfRun("e2e");
  ensureSecrets(dataDir);
  const postgres = await testServer(dataDir);
  const mail = await startMail(join(dataDir, "mail"));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  Object.assign(process.env, {
    PORT: String(port),
    DATA_DIR: dataDir,
    DATABASE_URL: postgres.url,
    SMTP_URL: mail.url,
    E2E_ORIGIN: origin,
  });
  const { secrets } = await import("@/lib/infra/env");
  await prepareDatabase(postgres.url, secrets().databasePassword, process.cwd());
  process.env.ZHENPING_DATABASE_URL = runtimeUrl(postgres.url, secrets().databasePassword, "app");
  const output: Buffer[] = [];
  const launcher = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", "--import", "tsx", "scripts/launch.ts"],
    { env: process.env },
  );
  for (const stream of [launcher.stdout, launcher.stderr]) {
    stream.on("data", (part: Buffer) => {
      output.push(part);
      writeFileSync(join(dataDir, "launch.log"), Buffer.concat(output));
    });
  }
  await untilReady(origin, launcher);
  return async () => {
    const ended = new Promise((done) => launcher.once("exit", done));
    launcher.kill("SIGTERM");
    await ended;
    await mail.stop();
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
