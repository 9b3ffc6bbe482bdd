// Types, lint, architecture, unit and browser tests in one go; the last line says what passed.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build, bundle, environment, install, node, root } from "./bootstrap.mjs";
import { browserFiles, unitFiles, withSecondLook } from "./second-look.mjs";

const staticOnly = process.argv.includes("--static");
const results = join(root, "test-results");

function command(path, args) {
  return [node, [join(root, "node_modules", path), ...args]];
}

// Of the tools themselves and of every process that a test starts: what Node calls experimental is no news to a reader.
const NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ""} --disable-warning=ExperimentalWarning`.trim();
const where = { cwd: root, env: { ...environment, NODE_OPTIONS } };

/** Runs one tool with its output on the screen. @returns whether it was content. */
function check(title, path, ...args) {
  console.log(`\n── ${title}`);
  return spawnSync(...command(path, args), { ...where, stdio: "inherit" }).status === 0;
}

/**
 * Starts one tool beside others. What it prints is kept until `show` is asked, so that two at work do not talk at once.
 * @returns `content`: whether it was; `show`: prints what there is so far and, from then on, what comes
 */
function start(title, path, ...args) {
  const tool = spawn(...command(path, args), { ...where, stdio: ["ignore", "pipe", "inherit"] });
  const kept = [`\n── ${title}\n`];
  let print = (part) => kept.push(part);
  tool.stdout.setEncoding("utf8").on("data", (part) => print(part));
  process.on("exit", () => tool.kill());
  return {
    content: new Promise((done) => tool.on("close", (code) => done(code === 0))),
    show: () => {
      process.stdout.write(kept.join(""));
      print = (part) => process.stdout.write(part);
    },
  };
}

/** What a tool wrote down of its run, taken away so that no later run is judged by it. */
function read(name) {
  const file = join(results, name);
  if (!existsSync(file)) return undefined;
  const said = JSON.parse(readFileSync(file, "utf8"));
  rmSync(file);
  return said;
}

const STRAYS = "--reporter=./scripts/stray-errors.mjs";
const UNIT = ["vitest/vitest.mjs", "run", "--reporter=dot", "--reporter=json", STRAYS];
const UNIT_SAYS = "--outputFile.json=test-results/unit.json";
const BROWSER = ["@playwright/test/cli.js", "test"];
const unitSaid = (content) => ({ content, files: unitFiles(read("unit.json"), root, read("stray.json")) });
const browserSaid = (content) => ({ content, files: browserFiles(read("e2e.json"), "e2e") });

function unitAgain(files) {
  return unitSaid(check("Unit tests that failed, once more", ...UNIT, UNIT_SAYS, "--maxWorkers=1", ...files));
}

function browserAgain(files) {
  return browserSaid(check("Browser tests that failed, once more", ...BROWSER, "--workers=1", ...files));
}

const tallies = [];
const note = (name, content) => tallies.push({ name, passed: content ? 1 : 0, failed: content ? 0 : 1, unsteady: [] });
const lint = () =>
  check("Lint and format", "@biomejs/biome/bin/biome", "check", "--error-on-warnings", "--max-diagnostics=50");
// The build also writes the types of styles and routes that tsc reads.
const types = () => check("Types", "typescript/bin/tsc", "--noEmit");

install();
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
note("lint", lint());
if (staticOnly) {
  build();
  note("types", types());
  note("architecture", check("Architecture", "vitest/vitest.mjs", "run", "lib/architecture.test.ts"));
} else {
  // Each waits a third of its time, for a process that starts or a page that loads: side by side they fill both cores.
  bundle();
  const unit = start("Unit tests (architecture among them), on a real database", ...UNIT, UNIT_SAYS);
  build();
  note("types", types());
  const browser = start("Browser tests, against the built product", ...BROWSER);
  unit.show();
  const unitFirst = unitSaid(await unit.content);
  browser.show();
  const browserFirst = browserSaid(await browser.content);
  tallies.push({ name: "unit (architecture among them)", ...withSecondLook(unitFirst, unitAgain) });
  tallies.push({ name: "browser", ...withSecondLook(browserFirst, browserAgain) });
}

console.log("");
for (const { name, passed, failed } of tallies)
  console.log(`${failed === 0 ? "passed" : "FAILED"}  ${name}: ${passed} passed, ${failed} failed`);
for (const name of tallies.flatMap((tally) => tally.unsteady))
  console.log(`unsteady  ${name}: passed only when run again`);
const total = (key) => tallies.reduce((sum, tally) => sum + tally[key], 0);
console.log(`${total("passed")} passed, ${total("failed")} failed`);
process.exit(total("failed") === 0 ? 0 : 1);
