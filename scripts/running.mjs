// Which of our programs run with a data folder. Plain JavaScript: `npm run stop` must work on any Node.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";

/** Whether a process runs, and with this word in its command line. */
function runs(pid, word = "") {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== "EPERM") return false;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(word);
  } catch {
    return process.platform !== "linux"; // elsewhere the number alone must do
  }
}

/** When a process began: a number is given again, after a power cut even to the launcher of another surface. */
export function birthOf(pid) {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return `${boot} ${stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]}`;
  } catch {
    return null;
  }
}

/** The note of a launcher; one a surface, since several may share a data folder. */
export function noteOf(dataDir, surface) {
  return join(dataDir, surface === "all" ? "running.json" : `running-${surface}.json`);
}

/** The launcher that wrote a note, if it still runs: a number alone may belong to another program by now. */
export function launcherIn(note) {
  if (!existsSync(note)) return null;
  try {
    const { pid, born } = JSON.parse(readFileSync(note, "utf8"));
    return pid !== process.pid && runs(pid, "launch") && born === birthOf(pid) ? pid : null;
  } catch {
    return null; // half-written by a start that was killed
  }
}

/** The database server of a data folder, if it runs. */
export function serverOf(dataDir) {
  try {
    const { home } = JSON.parse(readFileSync(join(dataDir, "postgres-home.json"), "utf8"));
    const data = join(resolve(dataDir, home), "18");
    const pid = Number(readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")[0]);
    return runs(pid, data) ? pid : null;
  } catch {
    return null;
  }
}

/** Asks a process to end and waits until it has. @returns whether it ended in time. */
export async function end(pid, signal, withinMs) {
  process.kill(pid, signal);
  for (const until = Date.now() + withinMs; Date.now() < until; ) {
    if (!runs(pid)) return true;
    await new Promise((done) => setTimeout(done, 100));
  }
  return false;
}

export function forgetNote(note) {
  rmSync(note, { force: true });
}
