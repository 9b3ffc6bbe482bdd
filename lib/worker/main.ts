import { constants, getPriority, setPriority } from "node:os";
import { errorFacts, log } from "@/lib/infra/log/log";
import { workQueue } from "@/lib/infra/queue/queue";
import { JOBS } from "./jobs";
import { keepLawKnown, knowingLaw } from "./law-known";
import { quietErrors } from "./quiet-errors";

/** A job under way may finish; the launcher kills what is still here after 25 s. */
const LONGEST_STOP_MS = 22_000;

// Pictures can wait; somebody who holds a phone cannot. What the worker starts inherits this.
setPriority(Math.max(getPriority(), constants.priority.PRIORITY_BELOW_NORMAL)); // nobody but root may go up again

const launched = process.send !== undefined;
const worker = await workQueue(knowingLaw(JOBS), quietErrors());
keepLawKnown();

let stopping = false;
async function stop(why: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(1), LONGEST_STOP_MS).unref();
  try {
    await worker.stop();
    log.info({ why }, "worker down");
    process.exit(0);
  } catch (error) {
    log.error({ error: errorFacts(error) }, "worker did not stop well");
    process.exit(1);
  }
}

process.on("SIGTERM", () => void stop("asked"));
process.on("SIGINT", () => void stop("asked"));
process.on("disconnect", () => void stop("launcher gone"));

log.info({ jobs: Object.keys(JOBS) }, "worker up");
// A launcher that is gone by now is no error of ours, and may have gone before anybody listened.
process.send?.("up", () => {});
if (launched && !process.connected) void stop("launcher gone");
