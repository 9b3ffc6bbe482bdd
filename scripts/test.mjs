// Types, lint, architecture, unit and browser tests in one go; the last line says what passed.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build, environment, install, node, root } from "./bootstrap.mjs";

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

function read(name) {
  const file = join(results, name);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

/** A tool that ended badly without naming a failed test counts as one failure: it must never look like none. */
function counted(passed, failed, content) {
  return { passed, failed: failed === 0 && !content ? 1 : failed };
}

function unit() {
  const content = check(
    "Unit tests, on a real database",
    tool("vitest/vitest.mjs"),
    "run",
    "--reporter=dot",
    "--reporter=json",
    "--outputFile.json=test-results/unit.json",
  );
  const said = read("unit.json");
  return counted(said?.numPassedTests ?? 0, said?.numFailedTests ?? 0, content);
}

function browser() {
  const content = check("Browser tests, against the built product", tool("@playwright/test/cli.js"), "test");
  const said = read("e2e.json")?.stats;
  return counted(said?.expected ?? 0, (said?.unexpected ?? 0) + (said?.flaky ?? 0), content);
}

install();
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const one = (content) => ({ passed: content ? 1 : 0, failed: content ? 0 : 1 });
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
  tallies.push({ name: "unit (architecture among them)", ...unit() });
  tallies.push({ name: "browser", ...browser() });
}

console.log("");
for (const { name, passed, failed } of tallies)
  console.log(`${failed === 0 ? "passed" : "FAILED"}  ${name}: ${passed} passed, ${failed} failed`);
const total = (key) => tallies.reduce((sum, tally) => sum + tally[key], 0);
console.log(`${total("passed")} passed, ${total("failed")} failed`);
process.exit(total("failed") === 0 ? 0 : 1);
