// Makes what browsers are given besides the pages: one small file of each script that a page names and of all that it
// imports, so that a phone on a poor line asks once, and the staff side's whole style. With --watch, again at each change.
import { globSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { context } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const outdir = join(root, "public/assets");
const made = await context({
  absWorkingDir: root,
  entryPoints: [...globSync(join(root, "app/_scripts/*.js")), join(root, "app/_ui/staff.css")],
  entryNames: "[name]",
  outdir,
  metafile: true,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  logLevel: "warning",
});

/** First what is new, then away with what nothing makes any more: a fault in a source leaves what there was. */
async function once() {
  const { metafile } = await made.rebuild();
  const written = new Set(Object.keys(metafile.outputs).map((path) => resolve(root, path)));
  for (const file of globSync(join(outdir, "*.{js,css}"))) if (!written.has(file)) rmSync(file);
  await made.dispose();
}

if (process.argv.includes("--watch")) await made.watch();
else await once();
