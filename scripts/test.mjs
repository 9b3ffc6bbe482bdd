// Types, lint, architecture, unit and browser tests in one go; the last line says what passed.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build, environment, install, node, root } from "./bootstrap.mjs";
import { browserFiles, unitFiles, withSecondLook } from "./second-look.mjs";

const staticOnly = process.argv.includes("--static");
const results = join(root, "test-results");

function tool(path) {
  return join(root, "node_modules", path);
}

/** Runs one tool with its output on the screen. @returns whether it was content. */
function check(title, file, ...args) {
  console.log(`\n── ${title}`);
  const done = spawnSync(node, ["--disable-warning=ExperimentalWarning", file, ...args], {
    cwd: root,
    env: environment,
    stdio: "inherit",
  });
  return done.status === 0;
}

/** What a tool wrote down of its run, taken away so that no later run is judged by it. */
function read(name) {
  const file = join(results, name);
  if (!existsSync(file)) return undefined;
  const said = JSON.parse(readFileSync(file, "utf8"));
  rmSync(file);
  return said;
}

function unit(files) {
  const content = check(
    files.length > 0 ? "Unit tests that failed, once more" : "Unit tests, on a real database",
    tool("vitest/vitest.mjs"),
    "run",
    "--reporter=dot",
    "--reporter=json",
    "--outputFile.json=test-results/unit.json",
    ...(files.length > 0 ? ["--maxWorkers=1", ...files] : []),
  );
  return { content, files: unitFiles(read("unit.json"), root) };
}

function browser(files) {
  const content = check(
    files.length > 0 ? "Browser tests that failed, once more" : "Browser tests, against the built product",
    tool("@playwright/test/cli.js"),
    "test",
    ...(files.length > 0 ? ["--workers=1", ...files] : []),
  );
  return { content, files: browserFiles(read("e2e.json"), "e2e") };
}

install();
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const one = (content) => ({ passed: content ? 1 : 0, failed: content ? 0 : 1, unsteady: [] });
const tallies = [];
build(); // also writes the types of styles and routes that tsc reads
tallies.push({ name: "types", ...one(check("Types", tool("typescript/bin/tsc"), "--noEmit")) });
tallies.push({
  name: "lint",
  ...one(
    check("Lint and format", tool("@biomejs/biome/bin/biome"), "check", "--error-on-warnings", "--max-diagnostics=50"),
  ),
});
if (staticOnly) {
  tallies.push({
    name: "architecture",
    ...one(check("Architecture", tool("vitest/vitest.mjs"), "run", "lib/architecture.test.ts")),
  });
} else {
  tallies.push({ name: "unit (architecture among them)", ...withSecondLook(unit) });
  tallies.push({ name: "browser", ...withSecondLook(browser) });
}

console.log("");
for (const { name, passed, failed } of tallies)
  console.log(`${failed === 0 ? "passed" : "FAILED"}  ${name}: ${passed} passed, ${failed} failed`);
for (const name of tallies.flatMap((tally) => tally.unsteady))
  console.log(`unsteady  ${name}: passed only when run again`);
const total = (key) => tallies.reduce((sum, tally) => sum + tally[key], 0);
console.log(`${total("passed")} passed, ${total("failed")} failed`);
process.exit(total("failed") === 0 ? 0 : 1);
