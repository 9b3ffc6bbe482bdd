import { readFileSync } from "node:fs";

/** Linux counts a process's time in hundredths of a second, whatever the machine (`USER_HZ`, proc(5)). */
const TICK_MS = 10;

/**
 * How long a process has had a processor, in ms: unlike the clock it does not go on while others are busy.
 * @returns null where the system has no cheap answer, and of a process that is gone.
 */
export function processorTime(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    // The second field is a name in brackets that may itself hold anything.
    const [user, system] = stat
      .slice(stat.lastIndexOf(")") + 2)
      .split(" ")
      .slice(11, 13)
      .map(Number);
    return ((user ?? 0) + (system ?? 0)) * TICK_MS;
  } catch {
    return null;
  }
}
