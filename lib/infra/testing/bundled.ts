import { createHash, randomUUID } from "node:crypto";
import { existsSync, renameSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { inject } from "vitest";

/** Packages are found beside the bundle, as they would be beside the source. */
function seesPackages(folder: string): void {
  try {
    symlinkSync(resolve("node_modules"), join(folder, "node_modules"), "junction");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

/**
 * A program of ours in one file, for a process that a test starts: translating each of its modules anew takes three times
 * the processor of everything that such a test proves. Made once a run, and gone with it.
 * @param program a file from the root, or the text of a module.
 * @returns what to give to Node.
 */
export async function bundled(program: string): Promise<string> {
  const folder = inject("dataDir");
  const file = join(folder, `${createHash("sha256").update(program).digest("hex").slice(0, 16)}.mjs`);
  if (existsSync(file)) return file;
  seesPackages(folder);
  const own = `${file}.${randomUUID()}`;
  const isFile = /^[\w./-]+\.ts$/.test(program);
  await build({
    ...(isFile ? { entryPoints: [program] } : { stdin: { contents: program, resolveDir: ".", loader: "ts" } }),
    outfile: own,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node24",
    alias: { "@": resolve(".") },
    logLevel: "warning",
  });
  // Two files of tests may want it at once: whoever comes second replaces it by the same.
  renameSync(own, file);
  return file;
}
