import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const PAGE_BYTES = 4_096;

/** How much memory a process holds at this moment, in bytes; 0 when it is gone. Asked many times a second. */
export function residentBytes(pid: number): number {
  try {
    if (process.platform === "linux") {
      return Number(readFileSync(`/proc/${pid}/statm`, "latin1").split(" ")[1]) * PAGE_BYTES;
    }
    if (process.platform === "win32") return 0; // has no cheap answer; the time limit and Node's own heap limit hold
    return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "latin1" })) * 1_024;
  } catch {
    return 0;
  }
}
