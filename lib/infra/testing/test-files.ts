import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

const DATABASE = new Set(["lib/infra/db/client.ts", "lib/infra/testing/worker-database.ts"]);
const IMPORT = /(?:from\s*|import\(\s*|import\s+)"([^"]+)"/g;

function importsOf(file: string): string[] {
  const names = [...readFileSync(file, "utf8").matchAll(IMPORT)].map((match) => match[1] ?? "");
  return names.flatMap((name) => {
    const to = name.startsWith("@/")
      ? name.slice(2)
      : name.startsWith(".")
        ? relative(".", join(dirname(file), name))
        : null;
    const found = to && [to, `${to}.ts`, `${to}.tsx`].find((path) => /\.tsx?$/.test(path) && existsSync(path));
    return found ? [found] : [];
  });
}

function reachesDatabase(file: string, seen = new Set<string>()): boolean {
  if (DATABASE.has(file)) return true;
  if (seen.has(file)) return false;
  seen.add(file);
  return importsOf(file).some((next) => reachesDatabase(next, seen));
}

/** What a test can do to its whole process: modules that are not themselves, settings that are read once. */
const CHANGES_THE_PROCESS = /\bvi\.(mock|doMock|stubEnv|stubGlobal|resetModules|useFakeTimers)\(/;

export function changesTheProcess(text: string): boolean {
  return CHANGES_THE_PROCESS.test(text);
}

type TestFiles = {
  /** Cannot touch the database: two thirds of all, which need not wait for a copy of it. */
  pure: string[];
  database: string[];
  /** Must have a process of their own; all others share their worker's, with its warm modules and connections. */
  apart: string[];
};

/** All test files, sorted by what each needs around it, as its text and imports say. */
export function testFiles(): TestFiles {
  const all = globSync("{lib,app,bench,prisma,scripts}/**/*.test.{ts,tsx}").sort();
  const apart = all.filter((file) => changesTheProcess(readFileSync(file, "utf8")));
  const shared = all.filter((file) => !apart.includes(file));
  const database = shared.filter((file) => reachesDatabase(file));
  return { pure: shared.filter((file) => !database.includes(file)), database, apart };
}
