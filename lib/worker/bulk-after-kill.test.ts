import { afterEach, expect, test, vi } from "vitest";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { deciding, ordered, outcomesOf, readCases } from "@/lib/cases/bulk/bulk.fixture";
import { db } from "@/lib/infra/db/client";
import { urlAs } from "@/lib/infra/testing/worker-database";
import { WorkerProcess } from "@/lib/infra/testing/worker-process";

const worker = new WorkerProcess();
afterEach(() => worker.end("SIGKILL"));

const CASES = 16;
/** The worker by itself, with no more rights than it has in production. */
const start = () => worker.start({ ZHENPING_DATABASE_URL: urlAs("worker") });

test("C12 a worker with its own rights is killed in the middle of an order, and the next one ends it: nothing twice, nothing lost", async () => {
  const supervisor = await staffForTest("supervisor");
  const cases = await readCases(CASES, supervisor);
  const reports = cases.map(({ trackId }) => trackId("report"));
  const letter = { message: "{案件编号}正在核实，{平台}。", note: "一批同样的举报" };
  const orderId = await ordered(supervisor, deciding("verify", letter), reports, 31);
  const done = async () => (await outcomesOf(orderId)).filter((one) => one === "done").length;
  await start();
  await vi.waitFor(async () => expect(await done()).toBeGreaterThan(1), { timeout: 120_000, interval: 20 });
  await worker.end("SIGKILL");
  expect(await done()).toBeLessThan(CASES);
  // Half a minute of silence; then the queue itself takes the job up anew.
  const silent = await db.$executeRaw`UPDATE pgboss.job SET heartbeat_on = heartbeat_on - interval '30 seconds'
    WHERE name = 'run-bulk-order' AND state = 'active' AND data->>'orderId' = ${orderId}`;
  expect(silent).toBe(1);
  await start();
  await vi.waitFor(async () => expect(await done(), worker.output).toBe(CASES), { timeout: 180_000, interval: 50 });
  const where = { caseId: { in: cases.map(({ caseId }) => caseId) } };
  expect(await db.decision.count({ where })).toBe(CASES);
  expect(await db.message.count({ where })).toBe(CASES);
}, 600_000);

test("C12 a worker with its own rights lays aside, assigns, joins cases to one and leads them out again", async () => {
  const supervisor = await staffForTest("supervisor");
  const [lead, ...cases] = await readCases(5, supervisor);
  const reports = cases.map(({ trackId }) => trackId("report"));
  const until = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  const join = { ground: "same_shop", note: "同一店铺", target: lead?.reference ?? "" };
  const orders = [
    await ordered(supervisor, { kind: "assign", to: supervisor.id }, reports, 31),
    await ordered(supervisor, { kind: "hold", until, reason: "platform", note: "" }, reports.slice(0, 2), 31),
    await ordered(supervisor, deciding("join", join), reports.slice(2), 31),
  ];
  const left = () => db.bulkOrder.count({ where: { id: { in: orders }, finishedAt: null } });
  const carriedOut = async () => {
    await vi.waitFor(async () => expect(await left(), worker.output).toBe(0), { timeout: 120_000, interval: 50 });
  };
  await start();
  await carriedOut();
  const reopen = deciding("reopen", { ground: "new_evidence", note: "不是同一店铺" });
  orders.push(await ordered(supervisor, reopen, reports.slice(2), 31));
  await carriedOut();
  const outcomes = await Promise.all(orders.map(outcomesOf));
  expect(new Set(outcomes.flat())).toEqual(new Set(["done"]));
}, 600_000);
