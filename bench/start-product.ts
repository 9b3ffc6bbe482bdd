import { type ChildProcess, spawn } from "node:child_process";
import { openSync } from "node:fs";
import { join } from "node:path";
import type { Stage } from "./stage";

const READY_WITHIN_MS = 60_000;

async function untilReady(origin: string, launcher: ChildProcess): Promise<void> {
  const end = Date.now() + READY_WITHIN_MS;
  while (Date.now() < end && launcher.exitCode === null) {
    const answer = await fetch(`${origin}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error("the product did not start");
}

/** Starts the built product as `npm start` does, on a stage. @returns how to stop it. */
export async function startProduct({ environment, origin, dataDir }: Stage): Promise<() => Promise<void>> {
  const log = openSync(join(dataDir, "launch.log"), "a");
  const args = ["--disable-warning=ExperimentalWarning", "--import", "tsx", "scripts/launch.ts"];
  const launcher = spawn(process.execPath, args, { env: { ...environment }, stdio: ["ignore", log, log] });
  await untilReady(origin, launcher);
  return async () => {
    const ended = new Promise((done) => launcher.once("exit", done));
    launcher.kill("SIGTERM");
    await ended;
  };
}
