import { type ChildProcess, spawn } from "node:child_process";

const RESTART_AFTER_MS = 1_000;
/** A program that dies so often in a minute will not get better by being started again. */
const DEATHS_A_MINUTE = 5;
/** Longer than a request or a job may take to finish. */
const PATIENCE_MS = 25_000;
/** sysexits.h: what the program says when it cannot use its settings, a port that is taken for one. */
export const CANNOT_START = 78;

export type Program = { args: readonly string[]; root: string; env: NodeJS.ProcessEnv };

function spawnProgram({ args, root, env }: Program): ChildProcess {
  const options = ["--disable-warning=ExperimentalWarning", ...args];
  // The channel is how a child notices that the launcher was killed: it then stops by itself. Its own process group,
  // so that Ctrl-C reaches the launcher alone, which stops its children in order.
  return spawn(process.execPath, options, {
    cwd: root,
    env,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    detached: true,
  });
}

/** One of our long-running programs; started again when it dies, until it is stopped. */
export class Child {
  private process: ChildProcess | undefined;
  private stopping = false;
  private deaths: number[] = [];
  private readonly program: Program;
  private readonly giveUp: () => void;

  constructor(program: Program, giveUp: () => void) {
    this.program = program;
    this.giveUp = giveUp;
  }

  /** @returns once the program has said that it is up. */
  start(): Promise<void> {
    const child = spawnProgram(this.program);
    this.process = child;
    child.on("exit", (code) => this.died(code));
    return new Promise((done) => child.once("message", () => done()));
  }

  private died(code: number | null): void {
    if (this.stopping) return;
    const now = Date.now();
    this.deaths = [...this.deaths.filter((at) => now - at < 60_000), now];
    if (code === CANNOT_START || this.deaths.length >= DEATHS_A_MINUTE) this.giveUp();
    else setTimeout(() => this.stopping || void this.start(), RESTART_AFTER_MS);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    const child = this.process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((done) => child.once("exit", done));
    child.kill("SIGTERM");
    const force = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS);
    await ended;
    clearTimeout(force);
  }
}

/** Runs a program that ends by itself. @throws {Error} when it fails, or `signal` asks it to stop. */
export function runToEnd({ args, root, env }: Program, signal: AbortSignal): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", ...args], {
      cwd: root,
      env,
      stdio: "inherit",
      signal,
    });
    child.on("error", fail);
    child.on("exit", (code) => (code === 0 ? done() : fail(new Error(`${args.at(-1)} ended with ${code}`))));
  });
}
