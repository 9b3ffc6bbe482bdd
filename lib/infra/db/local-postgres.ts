import { execFile } from "node:child_process";
import { chownSync, existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { choosePlace, type PostgresPlace } from "./postgres-place.ts";
import {
  clearStaleNote,
  launchServer,
  notedServer,
  type Postmaster,
  runsServer,
  stopServer,
} from "./postgres-process.ts";

export type LocalPostgres = {
  url: string;
  stop: () => Promise<void>;
  /** From now on a server that dies unasked is started again under the same address; `giveUp` when that does not help. */
  watch: (giveUp: () => void) => void;
};

const OWNER = "zhenping";
/** Crash recovery after a `kill -9` replays the log first; a minute is far more than it was seen to need. */
const READY_WITHIN_MS = 60_000;
/** The dead server's own children need a moment to notice; until then no other can take the folder. */
const LOOK_EVERY_MS = 2_000;
/** A server that dies so often in a minute will not get better by being started again. */
const DEATHS_A_MINUTE = 5;

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

async function untilReady(url: string, pid: number, place: PostgresPlace): Promise<void> {
  const end = Date.now() + READY_WITHIN_MS;
  while (!(await answers(url))) {
    if (!runsServer(pid, place) || Date.now() > end)
      throw new Error(`PostgreSQL did not start. Its own words are in ${join(dirname(place.data), "postgres.log")}.`);
    await new Promise((done) => setTimeout(done, 100));
  }
}

/** A server that runs, as somebody who may stop it or keep it running holds it. */
function held(server: Postmaster, place: PostgresPlace, password: string): LocalPostgres {
  let { pid } = server;
  let looking: NodeJS.Timeout | undefined;
  let deaths: number[] = [];
  const look = (giveUp: () => void) => {
    if (runsServer(pid, place)) return;
    const now = Date.now();
    deaths = [...deaths.filter((at) => now - at < 60_000), now];
    if (deaths.length < DEATHS_A_MINUTE) {
      pid = launchServer(place, server.port);
      return;
    }
    clearInterval(looking);
    giveUp();
  };
  return {
    url: urlAt(server.port, password, OWNER),
    stop: () => {
      clearInterval(looking);
      return stopServer(pid, place);
    },
    watch: (giveUp) => {
      looking = setInterval(look, LOOK_EVERY_MS, giveUp).unref();
    },
  };
}

/**
 * Starts this installation's own PostgreSQL, or takes over the one that a killed start left running.
 * @param password of the owner role; set at the first start and never changed.
 */
export async function startLocalPostgres(dataDir: string, password: string): Promise<LocalPostgres> {
  const place = choosePlace(dataDir);
  if (!existsSync(join(place.data, "PG_VERSION"))) await initialise(place, password);
  const old = notedServer(place);
  const taken = old && runsServer(old.pid, place) && (await answers(urlAt(old.port, password, "postgres")));
  if (old && taken) return held(old, place, password);
  clearStaleNote(place);
  const port = await freePort();
  const pid = launchServer(place, port);
  await untilReady(urlAt(port, password, "postgres"), pid, place);
  return held({ pid, port }, place, password);
}
