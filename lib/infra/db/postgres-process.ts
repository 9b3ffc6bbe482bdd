import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import type { PostgresPlace } from "./postgres-place.ts";

const OPTIONS = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "max_connections=200",
  "shared_buffers=256MB",
  "jit=off",
  "timezone=UTC",
  "log_error_verbosity=terse", // the details of an error quote what people wrote (SEC-14)
];

export type Postmaster = { pid: number; port: number };

function noteOf(place: PostgresPlace): string {
  return join(place.data, "postmaster.pid");
}

/** The server that the data folder's own note names, whether it still runs or not. */
export function notedServer(place: PostgresPlace): Postmaster | undefined {
  const file = noteOf(place);
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, "utf8").split("\n");
  return { pid: Number(lines[0]), port: Number(lines[3]) };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Whether this number is the server of this very data folder: after a crash it may be another program's, or another server's. */
export function runsServer(pid: number, place: PostgresPlace): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform !== "linux") return true;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").includes(place.data);
  } catch {
    return false; // it ended just now
  }
}

/** A dead server's note PostgreSQL clears up itself, with checks of its own; one whose number another program now has, it cannot. */
export function clearStaleNote(place: PostgresPlace): void {
  const noted = notedServer(place);
  if (noted && isAlive(noted.pid) && !runsServer(noted.pid, place)) rmSync(noteOf(place), { force: true });
}

/** Starts the server without waiting until it answers. */
export function launchServer(place: PostgresPlace, port: number): number {
  const logFile = openSync(join(dirname(place.data), "postgres.log"), "a");
  const child = spawn(
    join(place.bin, "postgres"),
    ["-D", place.data, "-p", String(port), ...OPTIONS.flatMap((option) => ["-c", option])],
    // Its own process group: Ctrl-C in the terminal must reach the web server first, the database last.
    { ...place.account, detached: true, stdio: ["ignore", logFile, logFile], cwd: dirname(place.data) },
  );
  child.unref();
  closeSync(logFile);
  if (!child.pid) throw new Error(`PostgreSQL could not be started from ${place.bin}.`);
  return child.pid;
}

/** Ends the server as its manual advises ("fast": sessions end, everything is written) and waits until it has. */
export async function stopServer(pid: number, place: PostgresPlace): Promise<void> {
  if (!runsServer(pid, place)) return;
  process.kill(pid, "SIGINT");
  while (runsServer(pid, place)) await new Promise((done) => setTimeout(done, 50));
}
