// Runs one TypeScript file on the program's own Node: npm run audit:verify, bench, seed …
import { spawnSync } from "node:child_process";
import { build, environment, install, node, root, typescript } from "./bootstrap.mjs";

install();
const [file = "", ...args] = process.argv.slice(2);
if (file.startsWith("bench/")) build();
process.exit(spawnSync(node, typescript(file, ...args), { cwd: root, env: environment, stdio: "inherit" }).status ?? 1);
