import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";

const RESTART_AFTER_MS = 1_000;
const READY_WITHIN_MS = 180_000;

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, "127.0.0.1", done));
  const address = probe.address();
  await new Promise((done) => probe.close(done));
  if (!address || typeof address !== "object") throw new Error("no port");
  return address.port;
}

/**
 * A second web process of the product, on the same database and data folder: it can be killed without taking the page
 * away from other specs. Started again after a second when it dies, as the launcher does.
 */
export class OwnWeb {
  port = 0;
  starts = 0;
  private child: ChildProcess | undefined;
  private stopping = false;

  async start(): Promise<void> {
    this.port = await freePort();
    this.spawn();
    const end = Date.now() + READY_WITHIN_MS;
    while (Date.now() < end) {
      const answer = await fetch(`http://localhost:${this.port}/readyz`).catch(() => null);
      if (answer?.ok) return;
      await new Promise((done) => setTimeout(done, 200));
    }
    throw new Error("the web process did not start");
  }

  /** No goodbye: `kill -9`. */
  kill(): void {
    this.child?.kill("SIGKILL");
  }

  async stop(): Promise<void> {
    this.stopping = true;
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((done) => child.once("exit", done));
    child.kill("SIGTERM");
    await ended;
  }

  private spawn(): void {
    this.starts++;
    this.child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", "app/_server/serve.ts"], {
      env: { ...process.env, NODE_ENV: "production", PORT: String(this.port) },
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    this.child.on("exit", () => {
      if (!this.stopping) setTimeout(() => this.stopping || this.spawn(), RESTART_AFTER_MS);
    });
  }
}
