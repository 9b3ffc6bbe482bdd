// Runs on whatever Node the machine has (20 or newer) and sees to it that the program's own is there.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const bin = join(root, "node_modules", ".bin");
export const node = join(bin, process.platform === "win32" ? "node.cmd" : "node");
// Colour codes and warnings about experimental parts are noise for somebody who only starts the program.
const quiet = "--disable-warning=ExperimentalWarning";
export const environment = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ""}` };

function digest(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

function filesUnder(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((file) => !file.includes("generated") && !file.includes(".test."))
    .sort();
}

function run(what, command, args, env = environment) {
  const done = spawnSync(command, args, {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "pipe"],
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (done.status === 0) return;
  process.stderr.write(`${what} did not work:\n${done.stdout ?? ""}${done.stderr ?? ""}${done.error?.message ?? ""}\n`);
  process.exit(1);
}

/** Does a step again only when the files that it depends on have changed since it last worked, or what it made is gone. */
function once(name, files, work, made = "package.json") {
  const stamp = join(root, "node_modules", ".zhenping", name);
  const now = digest(files);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === now && existsSync(join(root, made))) return;
  rmSync(stamp, { force: true }); // killed in the middle, it is done again, even for the files of last time
  work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
}

/** Installs from the lockfile, without running any package's install script. */
export function install() {
  once("install", ["package.json", "package-lock.json"], () => {
    console.log("Installing what the program needs (about a minute, once) …");
    run("npm ci", "npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--include=optional"], process.env);
  });
  if (!existsSync(node)) {
    console.error("The program's own Node did not arrive: this machine's system is none of those in package.json.");
    process.exit(1);
  }
  once("client", filesUnder("prisma/schema"), () => {
    // The command wants an engine that it does not use for this; any existing file satisfies it.
    run("prisma generate", node, [join(root, "node_modules/prisma/build/index.js"), "generate"], {
      ...environment,
      PRISMA_SCHEMA_ENGINE_BINARY: join(root, "package.json"),
    });
  });
}

/** Makes what browsers are given of the scripts of the pages; a part of `build`. */
export function bundle() {
  const sources = [
    ...filesUnder("app/_scripts"),
    ...filesUnder("app/_ui").filter((file) => file.endsWith(".css")),
    "scripts/bundle.mjs",
    "package-lock.json",
  ];
  once("bundle", sources, () => run("bundling", node, [join(root, "scripts/bundle.mjs")]), "public/assets/staff.css");
}

/** For who changes them: made again at each change, as long as this program runs. */
export function watch() {
  rmSync(join(root, "node_modules", ".zhenping", "bundle"), { force: true });
  const bundler = spawn(node, [join(root, "scripts/bundle.mjs"), "--watch"], {
    cwd: root,
    env: environment,
    stdio: "inherit",
  });
  process.on("exit", () => bundler.kill());
}

/** Builds the web program when its sources have changed. */
export function build() {
  bundle();
  const sources = [
    ...filesUnder("app"),
    ...filesUnder("lib"),
    ...filesUnder("prisma/schema"),
    "next.config.js",
    "package-lock.json",
  ];
  const work = () => {
    console.log("Building (about half a minute, after each change of the sources) …");
    run("next build", node, [join(root, "node_modules/next/dist/bin/next"), "build"], {
      ...environment,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
    });
  };
  once("build", sources, work, ".next/BUILD_ID");
}

export function typescript(file, ...args) {
  return [quiet, "--import", "tsx", join(root, file), ...args];
}
