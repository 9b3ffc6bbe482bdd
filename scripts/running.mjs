// Which of our programs run with a data folder. Plain JavaScript: `npm run stop` must work on any Node.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

function commandLine(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== "EPERM") return null;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return process.platform === "linux" ? null : "launch postgres"; // elsewhere the number alone must do
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
    const { pid } = JSON.parse(readFileSync(note, "utf8"));
    return pid !== process.pid && commandLine(pid)?.includes("launch") ? pid : null;
  } catch {
    return null; // half-written by a start that was killed
  }
}

/** The database server of a data folder, if it runs. */
export function serverOf(dataDir) {
  try {
    const { home } = JSON.parse(readFileSync(join(dataDir, "postgres-home.json"), "utf8"));
    const pid = Number(readFileSync(join(home, "18", "postmaster.pid"), "utf8").split("\n")[0]);
    return commandLine(pid)?.includes("postgres") ? pid : null;
  } catch {
    return null;
  }
}

/** Asks a process to end and waits until it has. @returns whether it ended in time. */
export async function end(pid, signal, withinMs) {
  process.kill(pid, signal);
  for (const until = Date.now() + withinMs; Date.now() < until; ) {
    if (commandLine(pid) === null) return true;
    await new Promise((done) => setTimeout(done, 100));
  }
  return false;
}

export function forgetNote(note) {
  rmSync(note, { force: true });
}
