import { fork } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { isPart, PART_NAMES, PARTS, type PartName } from "./parts";
import { type Circumstances, type PartResult, section, withSections } from "./result";
import { type Environment, type Server, type Stage, setStage, startServer, strikeStage } from "./stage";
import { startProduct } from "./start-product";

const DOCUMENT = "docs/benchmarks.md";
/** Numbers behind a part's name: a trial with so many cases, which is shown and not written down. */
const sizes = process.argv.slice(2).filter((word) => /^\d+$/.test(word));
const HEAD = `# Benchmarks

\`npm run bench\` measures what the program promises on speed and writes this file; \`npm run bench -- weight\` runs one part, and
\`npm run bench -- queue 1000\` tries the queue with so many cases, quickly and without writing it down.
Every figure stands beside a floor measured in the same run and in turns with it, so that the ratio means something on
another machine. Figures are medians unless a column says otherwise.`;

function askedParts(names: readonly string[]): readonly PartName[] {
  const unknown = names.filter((name) => !isPart(name));
  if (unknown.length > 0) throw new Error(`No such part: ${unknown.join(", ")}. There are ${PART_NAMES.join(", ")}.`);
  return names.length === 0 ? PART_NAMES : PART_NAMES.filter((name) => names.includes(name));
}

/** A part ends with the conductor: an aborted signal ends it, and what it started notices. */
function runPart(name: PartName, env: Environment, signal: AbortSignal): Promise<PartResult> {
  return new Promise((done, fail) => {
    const execArgv = ["--disable-warning=ExperimentalWarning", "--import", "tsx"];
    const child = fork("bench/run-part.ts", [name, ...sizes], { env, execArgv, signal });
    child.on("message", (result) => done(result as PartResult));
    child.on("error", fail);
    child.on("exit", (code) => fail(new Error(`${name} ended with ${code} and no result`)));
  });
}

/** What others do meanwhile makes every figure in seconds worse: a reader must see it. */
const load = loadavg()[0] ?? 0;

function circumstances(): Circumstances {
  const memoryGb = Math.round(totalmem() / 2 ** 30);
  const day = new Date().toISOString().slice(0, 10);
  return { day, cores: cpus().length, memoryGb, node: process.versions.node, load };
}

function publish(result: PartResult): void {
  const text = section(result, circumstances());
  console.log(`\n${text}`);
  if (sizes.length > 0) return;
  const old = existsSync(DOCUMENT) ? readFileSync(DOCUMENT, "utf8").replace(/^[\s\S]*?(?=\n## |$)/, HEAD) : HEAD;
  mkdirSync("docs", { recursive: true });
  writeFileSync(DOCUMENT, withSections(old, [text]));
}

async function runOn(stage: Stage, names: readonly PartName[], signal: AbortSignal): Promise<void> {
  for (const name of names) {
    const started = performance.now();
    publish(await runPart(name, stage.environment, signal));
    console.log(`\n(${name} took ${Math.round((performance.now() - started) / 1_000)} s)`);
  }
}

async function runAll(server: Server, names: readonly PartName[], signal: AbortSignal): Promise<void> {
  const stage = await setStage(server.url, "zhenping");
  try {
    const onProduct = names.filter((name) => PARTS[name].product);
    if (onProduct.length > 0) {
      const stop = await startProduct(stage);
      await runOn(stage, onProduct, signal).finally(stop);
    }
    await runOn(
      stage,
      names.filter((name) => !PARTS[name].product),
      signal,
    );
  } finally {
    strikeStage(stage);
  }
}

const names = askedParts(process.argv.slice(2).filter((word) => !sizes.includes(word)));
const server = await startServer();
const stopped = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopped.abort());
await runAll(server, names, stopped.signal).finally(server.stop);
