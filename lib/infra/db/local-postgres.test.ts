import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, describe, expect, test, vi } from "vitest";
import { bundled } from "@/lib/infra/testing/bundled";
import { emptyDataDir, postgresHome, removeDataDir } from "@/lib/infra/testing/postgres-home";
import { startLocalPostgres } from "./local-postgres";

const folder = emptyDataDir();
const password = "for-this-test-only";
const start = () => startLocalPostgres(folder, password);

const postmaster = () =>
  Number(readFileSync(join(postgresHome(folder), "18", "postmaster.pid"), "utf8").split("\n")[0]);

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ");
  } catch {
    return false;
  }
}

async function ask<T>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url.replace(/\/zhenping$/, "/postgres") });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows as T[];
}

const launchers: ChildProcess[] = [];

/** A launcher of its own, so that it can be killed. */
async function launchElsewhere(): Promise<ChildProcess> {
  const program = `
    import { startLocalPostgres } from "@/lib/infra/db/local-postgres";
    await startLocalPostgres(${JSON.stringify(folder)}, ${JSON.stringify(password)});
    process.send("up");
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, [await bundled(program)], {
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  launchers.push(child);
  await once(child, "message");
  return child;
}

afterAll(async () => {
  await (await start()).stop();
  for (const launcher of launchers) launcher.kill("SIGKILL");
  removeDataDir(folder);
});

describe("the program's own PostgreSQL", () => {
  test("starts in an empty folder, listens to this machine alone, and flushes what it acknowledges", async () => {
    const server = await start();
    const [row] = await ask(
      server.url,
      `SELECT current_setting('listen_addresses') AS listens, current_setting('fsync') AS fsync,
              current_setting('synchronous_commit') AS commits, current_setting('password_encryption') AS passwords,
              current_setting('server_encoding') AS encoding`,
    );
    expect(row).toEqual({
      listens: "127.0.0.1",
      fsync: "on",
      commits: "on",
      passwords: "scram-sha-256",
      encoding: "UTF8",
    });
  });

  test("lets nobody in without the password", async () => {
    const { url } = await start();
    const open = new URL(url.replace(/\/zhenping$/, "/postgres"));
    open.password = "";
    await expect(ask(open.href, "SELECT 1")).rejects.toThrow(/password/);
    open.password = "wrong";
    await expect(ask(open.href, "SELECT 1")).rejects.toMatchObject({ code: "28P01" });
  });

  test("that a killed launcher left running is taken over, not started twice", async () => {
    await (await start()).stop();
    const launcher = await launchElsewhere();
    const before = postmaster();
    const gone = once(launcher, "exit");
    launcher.kill("SIGKILL");
    await gone;
    expect(isAlive(before)).toBe(true);
    const server = await start();
    expect(postmaster()).toBe(before);
    expect(await ask(server.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  test("killed itself while busy, it comes back with everything it had acknowledged (REL-01)", async () => {
    const server = await start();
    await ask(server.url, "CREATE TABLE ledger (n int)");
    const writer = new pg.Client({ connectionString: server.url.replace(/\/zhenping$/, "/postgres") });
    writer.on("error", () => {});
    await writer.connect();
    let acknowledged = 0;
    const writing = (async () => {
      for (let n = 1; ; n++) {
        await writer.query("INSERT INTO ledger VALUES ($1)", [n]);
        acknowledged = n;
        if (n === 50) process.kill(postmaster(), "SIGKILL");
      }
    })();
    await expect(writing).rejects.toThrow();
    const again = await start();
    const [row] = await ask<{ count: number; last: number }>(
      again.url,
      "SELECT count(*)::int AS count, max(n) AS last FROM ledger",
    );
    expect(row?.last).toBeGreaterThanOrEqual(acknowledged);
    expect(row?.count).toBe(row?.last);
    expect(await ask(again.url, "INSERT INTO ledger VALUES (0) RETURNING n")).toEqual([{ n: 0 }]);
  });

  test("killed while it is watched, it comes back by itself under the same address, until it is stopped", async () => {
    const server = await start();
    const before = postmaster();
    const gaveUp = vi.fn();
    server.watch(gaveUp);
    process.kill(before, "SIGKILL");
    await vi.waitFor(() => ask(server.url, "SELECT 1"), { timeout: 60_000, interval: 200 });
    expect(postmaster()).not.toBe(before);
    const after = postmaster();
    await server.stop();
    expect(isAlive(after)).toBe(false);
    expect(gaveUp).not.toHaveBeenCalled();
  });

  test("is found again when its folder was moved or restored elsewhere", async () => {
    const server = await start();
    await ask(server.url, "CREATE TABLE keepsake AS SELECT 7 AS n");
    await server.stop();
    const moved = `${folder}-moved`;
    renameSync(folder, moved);
    const there = await startLocalPostgres(moved, password);
    try {
      expect(await ask(there.url, "SELECT n FROM keepsake")).toEqual([{ n: 7 }]);
    } finally {
      await there.stop();
      renameSync(moved, folder);
    }
  });

  test("starts in a home that no other account may enter, its data there or, for root, where the server's account can go", async () => {
    const home = emptyDataDir();
    chmodSync(home, 0o700);
    const data = join(home, "data");
    const closed = await startLocalPostgres(data, password);
    expect(await ask(closed.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    expect(postgresHome(data).startsWith(home)).toBe(process.getuid?.() !== 0);
    await closed.stop();
    removeDataDir(data);
    rmSync(home, { recursive: true });
  });

  test("starts although another server got the number in its note, as after a power cut", async () => {
    await (await start()).stop();
    const other = emptyDataDir();
    const stranger = await startLocalPostgres(other, password);
    try {
      const note = readFileSync(join(postgresHome(other), "18", "postmaster.pid"), "utf8").split("\n");
      const own = join(postgresHome(folder), "18");
      writeFileSync(join(own, "postmaster.pid"), [note[0], own, ...note.slice(2)].join("\n"));
      expect(await ask((await start()).url, "SELECT n FROM keepsake")).toEqual([{ n: 7 }]);
    } finally {
      await stranger.stop();
      removeDataDir(other);
    }
  });

  test("stops with everything written, and stopping twice is no error", async () => {
    const server = await start();
    const pid = postmaster();
    await server.stop();
    await server.stop();
    expect(isAlive(pid)).toBe(false);
  });
});
