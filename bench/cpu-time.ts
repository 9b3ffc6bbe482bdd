import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { settings } from "@/lib/infra/env";

/** Milliseconds of processor time since each part began. */
export type CpuTimes = { web: number; worker: number; database: number };
export type CpuMeter = () => CpuTimes;

/** The kernel's own unit for processes on Linux. */
const TICK_MS = 10;

/** Time of the process itself and of its children that have ended, from /proc/<pid>/stat. */
export function cpuFromStat(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) * TICK_MS;
}

/** The parent's id, from /proc/<pid>/stat. */
export function parentFromStat(stat: string): number {
  return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
}

const statOf = (pid: number) => readFileSync(`/proc/${pid}/stat`, "utf8");

function childrenOf(pid: number): number[] {
  const file = `/proc/${pid}/task/${pid}/children`;
  const list = existsSync(file) ? readFileSync(file, "utf8").trim() : "";
  return list === "" ? [] : list.split(" ").map(Number);
}

function cpuOf(pid: number): number {
  try {
    return cpuFromStat(statOf(pid));
  } catch {
    return 0; // ended since it was listed; its parent has its time
  }
}

/** With its children: decoders and database sessions are processes, too. */
function cpuOfTree(pid: number): number {
  return [pid, ...childrenOf(pid)].reduce((sum, one) => sum + cpuOf(one), 0);
}

/** Follows the product that runs on this data folder and the server behind `client`; null where the kernel does not tell. */
export async function cpuMeter(client: pg.Client): Promise<CpuMeter | null> {
  if (!existsSync("/proc/self/stat")) return null;
  const { pid } = JSON.parse(readFileSync(join(settings().dataDir, "running.json"), "utf8")) as { pid: number };
  const named = (word: string) =>
    childrenOf(pid).find((child) => readFileSync(`/proc/${child}/cmdline`, "utf8").includes(word)) ?? 0;
  const [web, worker] = [named("serve"), named("worker")];
  const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  const postmaster = parentFromStat(statOf(rows[0]?.pid ?? 0));
  return () => ({
    web: cpuOfTree(web),
    worker: cpuOfTree(worker),
    database: cpuOfTree(postmaster),
  });
}

/** What was used between two readings. */
export function usedBetween(before: CpuTimes, after: CpuTimes): CpuTimes {
  return {
    web: after.web - before.web,
    worker: after.worker - before.worker,
    database: after.database - before.database,
  };
}
