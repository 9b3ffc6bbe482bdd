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

/** All test files, apart by whether they can touch the database: two thirds cannot, and need not wait for a copy of it. */
export function testFiles(): { pure: string[]; database: string[] } {
  const all = globSync("{lib,app,bench,prisma,scripts}/**/*.test.{ts,tsx}").sort();
  const database = all.filter((file) => reachesDatabase(file));
  return { pure: all.filter((file) => !database.includes(file)), database };
}
