import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { countWaiting } from "@/lib/cases/figures/count-waiting";
import { db } from "@/lib/infra/db/client";
import { observeRequest } from "./metrics";
import { metricsText } from "./scrape";

const figure = (text: string, line: string) =>
  text
    .split("\n")
    .find((one) => one.startsWith(`${line} `))
    ?.split(" ")[1];

async function scrape(): Promise<string> {
  return (await metricsText(countWaiting)).text;
}

test("requests are counted by route, method and class of status, with their time (ECO-03)", async () => {
  observeRequest("report", "POST", 303, 0.08);
  observeRequest("report", "POST", 302, 0.4);
  observeRequest("report", "BREW", 405, 0.001);
  const text = await scrape();
  expect(figure(text, 'zhenping_requests_total{route="report",method="POST",status="3xx"}')).toBe("2");
  expect(figure(text, 'zhenping_requests_total{route="report",method="other",status="4xx"}')).toBe("1");
  expect(figure(text, 'zhenping_request_seconds_bucket{le="0.1",route="report"}')).toBe("2");
});

test("what waits is told with its age: jobs, and notices by channel", async () => {
  const notice = { template: "news", locale: "zh", sealedAddress: new Uint8Array(1) };
  const anHourAgo = new Date(Date.now() - 3_600_000);
  await db.notice.createMany({
    data: [
      { ...notice, channel: "email", createdAt: anHourAgo },
      { ...notice, channel: "email" },
      { ...notice, channel: "sms" },
      { ...notice, channel: "email", createdAt: anHourAgo, sentAt: new Date() },
    ],
  });
  await db.$executeRaw`INSERT INTO pgboss.job (name, start_after) VALUES ('send-notice', now() - interval '90 seconds')`;
  const text = await scrape();
  expect(figure(text, 'zhenping_notices_waiting{channel="email"}')).toBe("2");
  expect(figure(text, 'zhenping_notices_waiting{channel="sms"}')).toBe("1");
  expect(Number(figure(text, 'zhenping_notice_oldest_seconds{channel="email"}'))).toBeGreaterThan(3_590);
  expect(figure(text, 'zhenping_jobs_waiting{job="send-notice"}')).toBe("1");
  expect(Number(figure(text, 'zhenping_job_oldest_seconds{job="send-notice"}'))).toBeGreaterThan(89);
});

test("what no longer waits is no longer told", async () => {
  await db.notice.updateMany({ data: { sentAt: new Date() } });
  expect(await scrape()).not.toContain("zhenping_notices_waiting{");
});

test("open and overdue tracks are counted apart", async () => {
  const facts = { behaviour: "fake_transaction", platform: "taobao", shopName: "店", title: "店", searchText: "" };
  const track = { state: "received", behaviour: "fake_transaction", platform: "taobao" };
  const [past, future] = [new Date(Date.now() - 1_000), new Date(Date.now() + 1_000_000)];
  await db.case.create({
    data: {
      ...facts,
      reference: randomUUID(),
      openedAt: past,
      updatedAt: past,
      tracks: {
        create: [
          { ...track, kind: "report", dueAt: past, rankAt: past },
          { ...track, kind: "complaint", dueAt: future, rankAt: future },
        ],
      },
    },
  });
  const text = await scrape();
  expect(figure(text, "zhenping_tracks_open")).toBe("2");
  expect(figure(text, "zhenping_tracks_overdue")).toBe("1");
});

test("C23 cases are counted by what they wait for, without a word about any of them", async () => {
  const text = await scrape();
  expect(figure(text, 'zhenping_cases_waiting{stage="first_look"}')).toBe("2");
  expect(figure(text, 'zhenping_cases_waiting{stage="under_way"}')).toBe("0");
  expect(figure(text, 'zhenping_cases_waiting{stage="with_reporter"}')).toBe("0");
  expect(figure(text, "zhenping_cases_due_soon")).toBe("1");
  expect(figure(text, "zhenping_cases_came_today")).toBe("1");
  expect(Number(figure(text, "zhenping_cases_oldest_seconds"))).toBeGreaterThanOrEqual(0);
  expect(text).not.toMatch(/^zhenping_cases_(?!waiting\{stage="|due_soon |came_today |oldest_seconds )/m);
});

test("the length of the audit record and the process's own figures are there", async () => {
  const text = await scrape();
  expect(figure(text, "zhenping_audit_entries")).toBe("0");
  expect(text).toContain("process_resident_memory_bytes");
});
