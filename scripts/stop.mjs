import { join } from "node:path";
import { root } from "./bootstrap.mjs";
import { end, forgetNote, launcherIn, noteOf, serverOf } from "./running.mjs";

/** The launcher lets requests and jobs finish (25 s at most) and then stops its database. */
const LAUNCHER_MS = 40_000;
const SERVER_MS = 30_000;

const dataDir = process.env.DATA_DIR ?? join(root, "data");
let found = false;
for (const surface of ["all", "public", "staff", "worker"]) {
  const note = noteOf(dataDir, surface);
  const pid = launcherIn(note);
  if (pid === null) continue;
  found = true;
  console.log(`Stopping the program (process ${pid}) …`);
  if (!(await end(pid, "SIGTERM", LAUNCHER_MS))) console.log(`Process ${pid} has not ended yet.`);
  forgetNote(note);
}
// A launcher that was killed could not stop its database.
const server = serverOf(dataDir);
if (server !== null) {
  found = true;
  console.log(`Stopping the database (process ${server}) …`);
  await end(server, "SIGINT", SERVER_MS);
}
console.log(found ? "Stopped." : "Nothing of ours is running.");
