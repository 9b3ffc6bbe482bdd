import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";

/** Screenshots a minute that two processes read side by side, begun at the same moment. */
export async function twoWorkers(mode: "bare" | "whole"): Promise<number> {
  const execArgv = ["--disable-warning=ExperimentalWarning", "--import", "tsx"];
  const workers = [0, 1].map(() => fork("bench/read-pile.ts", [mode], { execArgv }));
  await Promise.all(workers.map((worker) => once(worker, "message")));
  const rates = await Promise.all(workers.map(rateOf));
  return rates.reduce((sum, rate) => sum + rate, 0);
}

async function rateOf(worker: ChildProcess): Promise<number> {
  const answer = once(worker, "message");
  worker.send("go");
  const [{ perMinute }] = (await answer) as [{ perMinute: number }];
  return perMinute;
}
