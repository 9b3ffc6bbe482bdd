import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./bootstrap.mjs";

const note = join(process.env.DATA_DIR ?? join(root, "data"), "running.json");
const pid = existsSync(note) ? JSON.parse(readFileSync(note, "utf8")).pid : undefined;
try {
  if (!pid) throw new Error("none");
  process.kill(pid, "SIGTERM");
  console.log(`Asked the running program (process ${pid}) to stop.`);
} catch {
  console.log("Nothing of ours is running.");
}
