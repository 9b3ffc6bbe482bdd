import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { settings } from "@/lib/infra/env";
import { bundled } from "@/lib/infra/testing/bundled";

/** The worker as the launcher runs it: a process of its own, that can be killed at any moment. */
export class WorkerProcess {
  private child: ChildProcess | undefined;
  output = "";

  get pid(): number {
    return this.child?.pid ?? 0;
  }

  async start(extra: Record<string, string> = {}): Promise<void> {
    const { runtimeDatabaseUrl = "", dataDir } = settings();
    const program = await bundled("lib/worker/main.ts");
    const child = spawn(process.execPath, [program], {
      env: {
        ...process.env,
        NODE_ENV: "production",
        ZHENPING_DATABASE_URL: runtimeDatabaseUrl,
        DATA_DIR: dataDir,
        ...extra,
      },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    this.child = child;
    const up = new Promise<void>((done, fail) => {
      child.stdout?.on("data", (chunk: Buffer) => {
        this.output += chunk.toString();
        if (this.output.includes("worker up")) done();
      });
      child.stderr?.on("data", (chunk: Buffer) => {
        this.output += chunk.toString();
      });
      child.once("exit", (code) => fail(new Error(`the worker ended with ${code}: ${this.output}`)));
    });
    await up;
  }

  /** `SIGKILL`: no goodbye. `SIGTERM`: as the launcher asks. @returns the exit code, null after a kill. */
  async end(signal: "SIGKILL" | "SIGTERM"): Promise<number | null> {
    const child = this.child;
    this.child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const gone = once(child, "exit");
    child.kill(signal);
    const [code] = await gone;
    return code as number | null;
  }

  /** The launcher is gone: its channel closes. @returns the worker's exit code. */
  async loseLauncher(): Promise<number | null> {
    const child = this.child;
    this.child = undefined;
    if (!child) return null;
    const gone = once(child, "exit");
    child.disconnect();
    const [code] = await gone;
    return code as number | null;
  }
}
