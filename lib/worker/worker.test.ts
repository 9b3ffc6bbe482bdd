import { constants, getPriority } from "node:os";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { db } from "@/lib/infra/db/client";
import { headerOf, MailServer } from "@/lib/infra/testing/mail-server";
import { WorkerProcess } from "@/lib/infra/testing/worker-process";
import { jobsFor, noticesOf, reachableReporter, writeNews } from "@/lib/notifications/notice.fixture";
import { sendWaitingNotices } from "@/lib/notifications/send-waiting-notices";

const server = new MailServer();
const worker = new WorkerProcess();

beforeAll(async () => {
  await server.start();
  vi.stubEnv("SMTP_URL", server.url);
});
afterEach(() => worker.end("SIGKILL"));
afterAll(() => server.stop());

async function newsFor(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n++) {
    const { caseId } = await reachableReporter();
    await writeNews(caseId);
    const [notice] = await noticesOf(caseId);
    ids.push(notice?.id ?? "");
  }
  return ids;
}

const unsent = (ids: readonly string[]) => db.notice.count({ where: { id: { in: [...ids] }, sentAt: null } });
const messageIds = () => server.received.map((mail) => headerOf(mail, "Message-ID"));

describe("the worker", () => {
  test("does the jobs, each once, and stops when asked", async () => {
    const ids = await newsFor(25);
    await worker.start({ SMTP_URL: server.url });
    await vi.waitFor(async () => expect(await unsent(ids)).toBe(0), { timeout: 60_000, interval: 100 });
    expect(await worker.end("SIGTERM")).toBe(0);
    expect(worker.output).toContain("worker down");
    expect(new Set(messageIds()).size).toBe(25);
    expect(server.received).toHaveLength(25);
    expect(await jobsFor(ids)).toHaveLength(25);
  });

  test("logs no address, no case and no words of a person (SEC-14)", async () => {
    const { caseId, contact } = await reachableReporter({ contact: "canary-7c1f@reporter.test" });
    server.unknownMailboxes.add(contact);
    await writeNews(caseId);
    await worker.start({ SMTP_URL: server.url });
    await vi.waitFor(async () => expect((await noticesOf(caseId))[0]?.givenUpAt).not.toBeNull(), { timeout: 60_000 });
    expect(worker.output).not.toContain("canary");
    const jobs = await db.$queryRaw<{ text: string }[]>`SELECT row_to_json(job)::text AS text FROM pgboss.job AS job`;
    expect(jobs.map(({ text }) => text).join("\n")).not.toContain("canary");
  });

  test("gives way to whoever waits for a page, and stops by itself when its launcher is gone", async () => {
    await worker.start();
    expect(getPriority(worker.pid)).toBeGreaterThanOrEqual(constants.priority.PRIORITY_BELOW_NORMAL);
    expect(await worker.loseLauncher()).toBe(0);
  });

  test("killed in the middle of sending, again and again: nothing is lost and no mailbox shows a mail twice (REL-07)", async () => {
    server.received.length = 0;
    const ids = await newsFor(35); // each killed worker takes a handful of ten down with it
    for (let kill = 0; kill < 3; kill++) {
      const killed = new Promise<void>((done) => {
        server.onTaken = () => {
          server.onTaken = undefined;
          void worker.end("SIGKILL").then(() => done());
        };
      });
      const up = worker.start({ SMTP_URL: server.url }).catch(() => {}); // the first mail may come, and the kill, before it is up
      await Promise.all([up, killed]);
    }
    const later = new Date(Date.now() + 3_600_000);
    await vi.waitFor(
      async () => {
        await sendWaitingNotices(later);
        expect(await unsent(ids)).toBe(0);
      },
      { timeout: 60_000, interval: 200 },
    );
    expect(new Set(messageIds())).toEqual(new Set(ids.map((id) => `<${id}@localhost>`)));
  }, 600_000);
});
