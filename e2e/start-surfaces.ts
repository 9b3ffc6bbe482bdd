import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { connect, createServer, type Server, type Socket } from "node:net";
import pg from "pg";
import { inDatabase } from "@/lib/infra/db/prepare-database";
import { scratchFolder } from "@/lib/infra/testing/scratch-folder";

export type Surfaces = {
  publicOrigin: string;
  staffOrigin: string;
  setUpAddress: string;
  /** The wire between the programs and the database. */
  wire: Wire;
  /** Kills the public web process as `kill -9` does; the launcher starts it again. */
  killPublicWeb: () => void;
  stop: () => Promise<void>;
};

export type Wire = { cut: () => void; mend: () => Promise<void> };

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

/** A port that leads to the database server until it is cut: what a pulled cable looks like from the programs' side. */
async function wireTo(serverUrl: string): Promise<Wire & { port: number }> {
  const { hostname, port: serverPort } = new URL(serverUrl);
  const port = await freePort();
  const sockets = new Set<Socket>();
  let server: Server | undefined;
  const mend = () =>
    new Promise<void>((done) => {
      server = createServer((near) => {
        const far = connect(Number(serverPort || 5432), hostname);
        for (const socket of [near, far]) {
          sockets.add(socket);
          socket.on("error", () => {}).on("close", () => sockets.delete(socket));
        }
        near.pipe(far).pipe(near);
        near.on("close", () => far.destroy());
      }).listen(port, "127.0.0.1", done);
    });
  const cut = () => {
    server?.close();
    for (const socket of sockets) socket.destroy();
  };
  await mend();
  return { port, cut, mend };
}

function childOf(parent: number | undefined, program: string): number | undefined {
  const processes = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const found = processes.find((pid) => {
    try {
      const status = readFileSync(`/proc/${pid}/status`, "utf8");
      return status.includes(`PPid:\t${parent}\n`) && readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(program);
    } catch {
      return false; // it ended while it was looked at
    }
  });
  return found === undefined ? undefined : Number(found);
}

/** A database whose owner is an ordinary account that may make databases and roles, as a hosted service gives one. */
async function ordinaryOwner(serverUrl: string, port: number): Promise<string> {
  // By the name that it begins with, the run takes it away in the end.
  const name = `${new URL(serverUrl).pathname.slice(1)}_split_${randomBytes(4).toString("hex")}`;
  const password = randomBytes(12).toString("hex");
  const client = new pg.Client({ connectionString: inDatabase(serverUrl, "postgres") });
  await client.connect();
  await client.query(`CREATE ROLE ${name} LOGIN CREATEROLE CREATEDB PASSWORD '${password}'`);
  await client.query(`CREATE DATABASE ${name} OWNER ${name}`);
  await client.end();
  const url = new URL(serverUrl);
  Object.assign(url, { username: name, password, pathname: `/${name}`, port: String(port) });
  return url.href;
}

async function answers(url: string, launcher: ChildProcess): Promise<void> {
  for (const until = Date.now() + READY_WITHIN_MS; Date.now() < until && launcher.exitCode === null; ) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(`${url} did not come up`);
}

async function untilPrinted(find: () => string | undefined): Promise<string> {
  for (const until = Date.now() + READY_WITHIN_MS; Date.now() < until; ) {
    const found = find();
    if (found) return found;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error("the set-up address was not printed");
}

/**
 * Public side, staff side and worker as three programs on one database, each under its own database role and with no
 * other rights than prisma/grants.sql gives it: what a production installation runs.
 */
export async function startSurfaces(): Promise<Surfaces> {
  const serverUrl = process.env.DATABASE_URL ?? "";
  const dataDir = scratchFolder("surfaces");
  const wire = await wireTo(serverUrl);
  const [publicPort, staffPort] = [await freePort(), await freePort()];
  const publicOrigin = `http://localhost:${publicPort}`;
  const staffOrigin = `http://localhost:${staffPort}`;
  const shared = {
    DATA_DIR: dataDir,
    DATABASE_URL: await ordinaryOwner(serverUrl, wire.port),
    PUBLIC_ORIGIN: publicOrigin,
    STAFF_ORIGIN: staffOrigin,
  };
  let printed = "";
  const start = (surface: string, port: number): ChildProcess => {
    const { ZHENPING_DATABASE_URL: _, ...env } = process.env;
    const args = ["--disable-warning=ExperimentalWarning", "--import", "tsx", "scripts/launch.ts"];
    const launcher = spawn(process.execPath, args, {
      env: { ...env, ...shared, SURFACE: surface, PORT: String(port) },
    });
    for (const stream of [launcher.stdout, launcher.stderr]) {
      stream.on("data", (part: Buffer) => {
        printed += part.toString();
      });
    }
    return launcher;
  };
  // One after the other: the first migrates, the others are the second, third start of the same owner.
  const launchers = [start("public", publicPort)];
  await answers(`${publicOrigin}/readyz`, launchers[0] as ChildProcess);
  launchers.push(start("staff", staffPort), start("worker", 1));
  await answers(`${staffOrigin}/readyz`, launchers[1] as ChildProcess);
  const setUpAddress = await untilPrinted(() => /http:\S+\/staff\/setup#\S+/.exec(printed)?.[0]);
  return {
    publicOrigin,
    staffOrigin,
    setUpAddress,
    wire,
    killPublicWeb: () => {
      const pid = childOf(launchers[0]?.pid, "serve.ts");
      if (pid) process.kill(pid, "SIGKILL");
    },
    stop: async () => {
      const ended = launchers.map((launcher) => new Promise((done) => launcher.once("exit", done)));
      for (const launcher of launchers) launcher.kill("SIGTERM");
      await Promise.all(ended);
      wire.cut();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
