import { type ChildProcess, spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { settings } from "../../infra/env.ts";
import type { DecodeAnswer, DecodeFailure, Order } from "./order.ts";
import { processorTime } from "./processor-time.ts";
import { residentBytes } from "./resident-bytes.ts";

/** SEC-08. Between two looks at its memory a decoder may take some more, so the line is drawn below 300 MB. */
const MOST_BYTES = 250_000_000;
/** Memory that a decoder did not give back would be counted against the next file. */
const TIRED_BYTES = 170_000_000;
const LOOK_EVERY_MS = 8;
/** How much of what one file may take: memory, processor time, and time by the clock. */
type Limits = { bytes: number; processorMs: number; ms: number };
/**
 * Nothing that people send takes the processor a second; what takes longer was made to. The clock is only asked for one
 * that waits for ever: on a busy machine an honest file may have to wait long for its second.
 */
const SENT_FILE: Limits = { bytes: MOST_BYTES, processorMs: 4_000, ms: 20_000 };
/** A working copy is our own drawing: the longest takes 290 MB to fill in, and nobody can have made it to. */
const OWN_DRAWING: Limits = { bytes: 420_000_000, processorMs: 20_000, ms: 60_000 };
const LONGEST_START_MS = 20_000;

/** It may read our code and the store, not the secrets beside it; it may write nowhere, start nothing, ask for nothing. */
function walls(root: string): string[] {
  const readable = [join(root, "node_modules"), join(root, "lib/evidence"), join(root, "package.json")];
  const store = join(settings().dataDir, "blobs");
  return [
    "--disable-warning=ExperimentalWarning",
    "--disable-warning=SecurityWarning",
    "--max-old-space-size=128",
    "--permission",
    "--allow-addons",
    ...[...readable, store].map((path) => `--allow-fs-read=${path}`),
  ];
}

/**
 * What the system itself holds it to: no dump of what it had in memory, no byte into any file, and an end for one whose
 * parent was killed while it was busy. Its share of seconds used up, it is replaced by another, unseen.
 */
const LIMITS = 'ulimit -c 0; ulimit -f 0; ulimit -t 300; exec "$@"';

function begin(): ChildProcess {
  const root = process.cwd();
  const program = [process.execPath, ...walls(root), join(root, "lib", "evidence", "decoder", "decoder.main.ts")];
  const limited = process.platform === "win32" ? program : ["/bin/sh", "-c", LIMITS, "decoder", ...program];
  const [command = "", ...args] = limited;
  // A path made at run time would make the builder take in the whole project.
  return spawn(/*turbopackIgnore: true*/ command, args, {
    cwd: tmpdir(),
    env: { NODE_ENV: "production", MALLOC_ARENA_MAX: "2" },
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    serialization: "advanced",
  });
}

/** One decoder: a child process that draws one file at a time and is stopped when it takes too long or too much. */
export class DecoderProcess {
  private readonly child = begin();
  private readonly up: Promise<boolean>;
  private over = false;
  private untouched = true;
  /** The most that any decoder of this process was seen to hold, and to take of the processor for one file. */
  static mostBytes = 0;
  static mostProcessorMs = 0;

  constructor() {
    const { child } = this;
    child.on("error", () => this.end()); // a channel that broke, or a program that is not there
    child.once("exit", () => this.end());
    this.up = new Promise((done) => {
      const late = setTimeout(() => done(false), LONGEST_START_MS);
      const settle = (up: boolean) => {
        clearTimeout(late);
        done(up);
      };
      child.once("message", () => settle(true));
      child.once("exit", () => settle(false));
      child.once("error", () => settle(false));
    });
    // A program that is done does not wait for an idle decoder.
    child.unref();
    child.channel?.unref();
  }

  /** @returns null when it did not start: that says nothing about the file. */
  async carryOut(order: Order): Promise<DecodeAnswer | null> {
    if (!(await this.up)) return null;
    this.untouched = false;
    const own = order.work === "mask" || order.work === "veil";
    const limits = own ? OWN_DRAWING : SENT_FILE;
    const spent = this.stopwatch();
    return new Promise((done) => {
      const slow = setTimeout(() => stop("too_slow"), limits.ms);
      const watch = setInterval(() => {
        if (this.bytes() > limits.bytes) stop("too_large_in_memory");
        else if (spent() > limits.processorMs) stop("too_slow");
      }, LOOK_EVERY_MS);
      const settle = (answer: DecodeAnswer) => {
        clearTimeout(slow);
        clearInterval(watch);
        if (!own) DecoderProcess.mostProcessorMs = Math.max(DecoderProcess.mostProcessorMs, spent());
        this.child.off("message", settle).off("exit", fell);
        done(answer);
      };
      const fell = () => settle({ ok: false, reason: "crashed" });
      const stop = (reason: DecodeFailure) => {
        this.end();
        settle({ ok: false, reason });
      };
      this.child.once("message", settle).once("exit", fell);
      if (this.over) return fell();
      this.child.send(order, (error) => error && fell());
    });
  }

  /** @returns tells the ms of processor time since now; by the clock where the system does not say. */
  private stopwatch(): () => number {
    const { pid = 0 } = this.child;
    const [before, began] = [processorTime(pid), performance.now()];
    let last = 0; // of one that has ended meanwhile, what was seen of it
    return () => {
      const now = processorTime(pid);
      if (before === null) last = performance.now() - began;
      else if (now !== null) last = now - before;
      return last;
    };
  }

  private bytes(): number {
    const bytes = residentBytes(this.child.pid ?? 0);
    DecoderProcess.mostBytes = Math.max(DecoderProcess.mostBytes, bytes);
    return bytes;
  }

  /** Whether it has had no order yet, so that no earlier file can have left anything in its memory. */
  isUntouched(): boolean {
    return this.untouched;
  }

  isFit(): boolean {
    return !this.over && this.bytes() < TIRED_BYTES;
  }

  end(): void {
    this.over = true;
    this.child.kill("SIGKILL");
  }
}
