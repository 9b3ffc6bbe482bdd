import { spawn } from "node:child_process";
import { join } from "node:path";
import { build, environment, install, node, root, typescript, watch } from "./bootstrap.mjs";
import { launcherIn, noteOf } from "./running.mjs";

const note = noteOf(process.env.DATA_DIR ?? join(root, "data"), process.env.SURFACE ?? "all");
const running = launcherIn(note);
if (running !== null) {
  // Before anything is built: a build would pull the ground from under the running program.
  console.error(`Already running (process ${running}) with this data folder. \`npm run stop\` ends it.`);
  process.exit(1);
}
install();
if (process.argv.includes("--dev")) watch();
else build();
const child = spawn(node, typescript("scripts/launch.ts", ...process.argv.slice(2)), {
  cwd: root,
  env: environment,
  stdio: "inherit",
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => child.kill(signal === "SIGHUP" ? "SIGTERM" : signal));
}
child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
