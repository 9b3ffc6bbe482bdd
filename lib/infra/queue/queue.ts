import { fromPrisma, type JobResult, PgBoss } from "pg-boss";
import type { Tx } from "@/lib/infra/db/client";
import { settings } from "@/lib/infra/env";

/** Every job of the house with what it carries. A job names rows, never contents: the table of jobs is no place for personal data. */
export type Jobs = {
  "make-safe-copy": { evidenceId: string };
  "seal-original": { evidenceId: string };
  "read-evidence": { evidenceId: string };
  "read-draft-file": { fileId: string };
  "discard-blobs": { keys: string[] };
  "send-notice": { noticeId: string };
  "send-staff-notice": { noticeId: string };
  "watch-searches": Record<string, never>;
  "watch-reading": Record<string, never>;
  "find-duplicate": { caseId: string };
  "sweep-expired": Record<string, never>;
  "make-checkpoint": Record<string, never>;
  "make-packet": { packetId: string };
  "give-turns-anew": Record<string, never>;
  "recount-due": Record<string, never>;
  "tell-co-reporters": { eventId: string };
  "tell-of-suit": { stepId: string };
  "tell-of-approver": { grantId: string };
  /** `mergeId`: as it was asked for while only merges carried any. */
  "return-recusals": { joiningId: string } | { mergeId: string };
  "schedule-surveys": { caseId: string };
  "count-days": Record<string, never>;
  "run-bulk-order": { orderId: string };
  "propose-disposals": Record<string, never>;
  "carry-out-disposal": { batchId: string };
};
export type JobName = keyof Jobs;

type Limits = { retryLimit: number; retryBackoff: boolean; expireInSeconds: number; heartbeatSeconds?: number };

/**
 * `expireInSeconds` is the time for a whole handful of {@link HANDFUL} jobs: pg-boss gives a handful the longest of its jobs' limits.
 * With `heartbeatSeconds` a worker says twice in that time that it lives; when it falls silent the job is taken up anew.
 */
const QUEUES: Record<JobName, Limits> = {
  "make-safe-copy": { retryLimit: 5, retryBackoff: true, expireInSeconds: 600 },
  "seal-original": { retryLimit: 5, retryBackoff: true, expireInSeconds: 600 },
  // A long scrolled screenshot on a busy machine takes half a minute.
  "read-evidence": { retryLimit: 3, retryBackoff: true, expireInSeconds: 300 },
  // Somebody is waiting for it on the page, and goes on without it after half a minute.
  "read-draft-file": { retryLimit: 1, retryBackoff: true, expireInSeconds: 300 },
  "discard-blobs": { retryLimit: 12, retryBackoff: true, expireInSeconds: 60 },
  "send-notice": { retryLimit: 12, retryBackoff: true, expireInSeconds: 900 },
  "send-staff-notice": { retryLimit: 12, retryBackoff: true, expireInSeconds: 900 },
  "find-duplicate": { retryLimit: 5, retryBackoff: true, expireInSeconds: 120 },
  "watch-searches": { retryLimit: 1, retryBackoff: true, expireInSeconds: 300 },
  "watch-reading": { retryLimit: 1, retryBackoff: true, expireInSeconds: 900 },
  "sweep-expired": { retryLimit: 2, retryBackoff: true, expireInSeconds: 300 },
  "make-checkpoint": { retryLimit: 3, retryBackoff: true, expireInSeconds: 300 },
  "make-packet": { retryLimit: 3, retryBackoff: true, expireInSeconds: 900 },
  "give-turns-anew": { retryLimit: 3, retryBackoff: true, expireInSeconds: 900 },
  "recount-due": { retryLimit: 3, retryBackoff: true, expireInSeconds: 3_600, heartbeatSeconds: 30 },
  "tell-co-reporters": { retryLimit: 12, retryBackoff: true, expireInSeconds: 900 },
  "tell-of-suit": { retryLimit: 12, retryBackoff: true, expireInSeconds: 900 },
  "tell-of-approver": { retryLimit: 12, retryBackoff: true, expireInSeconds: 300 },
  "return-recusals": { retryLimit: 12, retryBackoff: true, expireInSeconds: 300 },
  "schedule-surveys": { retryLimit: 5, retryBackoff: true, expireInSeconds: 300 },
  "count-days": { retryLimit: 3, retryBackoff: true, expireInSeconds: 900 },
  // Twenty-five cases each: whoever ordered many waits behind whoever ordered few, and somebody watches it on a page.
  "run-bulk-order": { retryLimit: 12, retryBackoff: true, expireInSeconds: 300, heartbeatSeconds: 30 },
  "propose-disposals": { retryLimit: 5, retryBackoff: true, expireInSeconds: 900 },
  "carry-out-disposal": { retryLimit: 12, retryBackoff: true, expireInSeconds: 3_600, heartbeatSeconds: 30 },
};

/** Makes the queue's own schema and our queues, with the owner's rights. Safe to repeat. */
export async function prepareQueue(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, max: 1, supervise: false, schedule: false });
  boss.on("error", () => {}); // start() below rejects with the same error
  await boss.start();
  for (const [name, options] of Object.entries(QUEUES)) {
    await boss.createQueue(name, options);
    await boss.updateQueue(name, options); // an installation of last year has the queue, with last year's limits
  }
  await boss.stop({ graceful: false });
}

const held = globalThis as { zhenpingQueue?: Promise<PgBoss> };

async function openSender(): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: settings().runtimeDatabaseUrl ?? "",
    max: 2,
    supervise: false,
    schedule: false,
    migrate: false,
  });
  boss.on("error", () => {}); // a lost connection is met again, and thrown, by the next send
  await boss.start();
  return boss;
}

/** Puts a job into the queue through the caller's transaction: it runs if, and only if, that transaction commits. */
export async function enqueue<Name extends JobName>(tx: Tx, name: Name, data: Jobs[Name]): Promise<void> {
  await (await sender()).send(name, data, { db: fromPrisma(tx) });
}

function sender(): Promise<PgBoss> {
  held.zhenpingQueue ??= openSender();
  held.zhenpingQueue.catch(() => {
    held.zhenpingQueue = undefined;
  });
  return held.zhenpingQueue;
}

/** The same for a job that nobody takes up before its time. */
export async function enqueueFor<Name extends JobName>(
  tx: Tx,
  { name, data }: { name: Name; data: Jobs[Name] },
  startAfter: Date,
): Promise<void> {
  await (await sender()).send(name, data, { db: fromPrisma(tx), startAfter });
}

export type JobTable = { [Name in JobName]: (data: Jobs[Name]) => Promise<void> };
/** One job that fails leaves the others of its handful alone. What it failed with stays out of the table of jobs. */
async function resultOf(id: string, run: () => Promise<void>, onError: (error: unknown) => void): Promise<JobResult> {
  try {
    await run();
    return { id, status: "completed" };
  } catch (error) {
    onError(error);
    return { id, status: "failed" };
  }
}

export type RunningWorker = { stop: () => Promise<void> };

/** At one a second a backlog of 10,000 would last three hours: full hands are emptied and filled again at once. */
const HANDFUL = 10;
const PACE = { pollingIntervalSeconds: 1, batchSize: HANDFUL, burstWhenBatchFull: true, perJobResults: true } as const;

/** How often jobs are looked for whose worker fell silent: with a heartbeat of 30 seconds they go on within a minute. */
const LOOK_SECONDS = 20;
const WATCH = { superviseIntervalSeconds: LOOK_SECONDS, monitorIntervalSeconds: LOOK_SECONDS } as const;

/** Works through the queue until stopped. A failed job is tried again with growing pauses, by any worker. */
export async function workQueue(table: JobTable, onError: (error: unknown) => void): Promise<RunningWorker> {
  const boss = new PgBoss({ connectionString: settings().runtimeDatabaseUrl ?? "", max: 4, migrate: false, ...WATCH });
  boss.on("error", onError);
  await boss.start();
  for (const name of Object.keys(QUEUES) as JobName[]) {
    const run = table[name] as (data: unknown) => Promise<void>;
    await boss.work(name, PACE, async (jobs) => {
      const results: JobResult[] = [];
      for (const job of jobs) results.push(await resultOf(job.id, () => run(job.data), onError));
      return results;
    });
  }
  await boss.schedule("sweep-expired", "*/10 * * * *", {});
  await boss.schedule("watch-searches", "*/10 * * * *", {});
  await boss.schedule("watch-reading", "20 * * * *", {});
  await boss.schedule("make-checkpoint", "*/15 * * * *", {});
  await boss.schedule("give-turns-anew", "0 5 * * *", {}, { tz: "Asia/Shanghai" }); // before anybody comes to work
  await boss.schedule("recount-due", "*/10 * * * *", {}); // a new table of holidays comes with a new version of the program
  await boss.schedule("count-days", "7 * * * *", {}); // an hour that was missed is made up for by the next one
  await boss.schedule("propose-disposals", "0 6 1 * *", {}, { tz: "Asia/Shanghai" });
  return { stop: () => boss.stop({ graceful: true, timeout: 20_000 }) };
}
