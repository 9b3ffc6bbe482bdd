import { spawn } from "node:child_process";
import { build, environment, install, node, root, typescript } from "./bootstrap.mjs";

install();
if (!process.argv.includes("--dev")) build();
const child = spawn(node, typescript("scripts/launch.ts", ...process.argv.slice(2)), {
  cwd: root,
  env: environment,
  stdio: "inherit",
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
  process.on(signal, () => child.kill(signal === "SIGHUP" ? "SIGTERM" : signal));
child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
