import { execFile, spawn } from "node:child_process";
import { chownSync, closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { choosePlace, type PostgresPlace } from "./postgres-place.ts";

export type LocalPostgres = { url: string; stop: () => Promise<void> };

const OWNER = "zhenping";
/** Crash recovery after a `kill -9` replays the log first; a minute is far more than it was seen to need. */
const READY_WITHIN_MS = 60_000;

function urlAt(port: number, password: string, database: string): string {
  return `postgresql://${OWNER}:${password}@127.0.0.1:${port}/${database}`;
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query("SELECT 1");
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().on("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === "object" ? done(address.port) : fail(new Error("no port"))));
    });
  });
}

async function initialise(place: PostgresPlace, password: string): Promise<void> {
  const fresh = `${place.data}.new`;
  const passwordFile = join(dirname(place.data), "password.once");
  rmSync(fresh, { recursive: true, force: true });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (place.account) chownSync(passwordFile, place.account.uid, place.account.gid);
  const locale = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
  const identity = ["--auth=scram-sha-256", `--username=${OWNER}`, `--pwfile=${passwordFile}`];
  try {
    await promisify(execFile)(join(place.bin, "initdb"), [`--pgdata=${fresh}`, ...locale, ...identity], {
      ...place.account,
    });
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(fresh, place.data);
}

type Postmaster = { pid: number; port: number };

function leftBehind(place: PostgresPlace): Postmaster | undefined {
  const file = join(place.data, "postmaster.pid");
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

function isOurServer(pid: number): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform !== "linux") return true;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("postgres");
  } catch {
    return false; // it ended just now
  }
}

function launch(place: PostgresPlace, port: number): number {
  const options = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=200",
    "shared_buffers=256MB",
    "jit=off",
    "timezone=UTC",
  ];
  const logFile = openSync(join(dirname(place.data), "postgres.log"), "a");
  const child = spawn(
    join(place.bin, "postgres"),
    ["-D", place.data, "-p", String(port), ...options.flatMap((option) => ["-c", option])],
    // Its own process group: Ctrl-C in the terminal must reach the web server first, the database last.
    { ...place.account, detached: true, stdio: ["ignore", logFile, logFile], cwd: dirname(place.data) },
  );
  child.unref();
  closeSync(logFile);
  if (!child.pid) throw new Error(`PostgreSQL could not be started from ${place.bin}.`);
  return child.pid;
}

async function untilReady(url: string, pid: number, log: string): Promise<void> {
  const end = Date.now() + READY_WITHIN_MS;
  while (!(await answers(url))) {
    if (!isOurServer(pid) || Date.now() > end)
      throw new Error(`PostgreSQL did not start. Its own words are in ${log}.`);
    await new Promise((done) => setTimeout(done, 100));
  }
}

async function stopServer(pid: number): Promise<void> {
  if (!isOurServer(pid)) return;
  process.kill(pid, "SIGINT"); // "fast shutdown": ends sessions, writes everything
  while (isOurServer(pid)) await new Promise((done) => setTimeout(done, 50));
}

/**
 * Starts this installation's own PostgreSQL, or takes over the one that a killed start left running.
 * @param password of the owner role; set at the first start and never changed.
 * @returns the owner's address of the database `zhenping`, and how to stop the server.
 */
export async function startLocalPostgres(dataDir: string, password: string): Promise<LocalPostgres> {
  const place = choosePlace(dataDir);
  if (!existsSync(join(place.data, "PG_VERSION"))) await initialise(place, password);
  const old = leftBehind(place);
  if (old && isOurServer(old.pid) && (await answers(urlAt(old.port, password, "postgres")))) {
    return { url: urlAt(old.port, password, "zhenping"), stop: () => stopServer(old.pid) };
  }
  // A dead server's note PostgreSQL clears up itself, with checks of its own; one whose number another program now has, it cannot.
  if (old && isAlive(old.pid) && !isOurServer(old.pid)) rmSync(join(place.data, "postmaster.pid"), { force: true });
  const port = await freePort();
  const pid = launch(place, port);
  await untilReady(urlAt(port, password, "postgres"), pid, join(dirname(place.data), "postgres.log"));
  return { url: urlAt(port, password, "zhenping"), stop: () => stopServer(pid) };
}
