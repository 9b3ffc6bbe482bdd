import { beforeAll, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { applyTransition } from "@/lib/cases/apply-transition";
import { caseForTest } from "@/lib/cases/case.fixture";
import { claimCase } from "@/lib/cases/claim-case";
import { listQueue, QUEUE_PAGE } from "@/lib/cases/list-queue";
import { type QueueCursor, readQueueFilter } from "@/lib/cases/queue-filter";
import type { QueueRow } from "@/lib/cases/queue-row";
import { db, inTransaction } from "@/lib/infra/db/client";

const NOW = new Date("2026-03-05T02:00:00Z");
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
let officer: Staff;
beforeAll(async () => {
  officer = await staffForTest("case_officer");
});

async function page(address: string, cursor: QueueCursor | null = null, staff = officer) {
  const filter = readQueueFilter(new URLSearchParams(address));
  const found = await listQueue(staff, { filter, cursor }, NOW);
  if (!found.ok) throw new Error(found.reason);
  return found;
}
const rowsFor = async (address: string) => (await page(address)).rows;
const referencesIn = (rows: readonly QueueRow[]) => [...new Set(rows.map(({ reference }) => reference))];

describe("who sees the queue", () => {
  it.each([
    ["auditor", true],
    ["intake", true],
    ["administrator", false],
  ] as const)("SEC-05 %s: %s", async (role, sees) => {
    const result = await listQueue(await staffForTest(role), { filter: readQueueFilter(new URLSearchParams()) }, NOW);
    expect(result.ok).toBe(sees);
  });

  it("is on record with the numbers that were shown, and without the words of a search", async () => {
    const { reference } = await caseForTest({ at: NOW, searchable: ["张三丰 13800138000"] });
    await page("q=张三丰");
    const entry = await db.auditEntry.findFirstOrThrow({ where: { payload: { contains: "case.searched" } } });
    expect(entry.payload).toContain(reference);
    expect(entry.payload).not.toContain("张三丰");
  });
});

describe("what came in today", () => {
  it("stands in the order in which it came, ended or not, whatever its place in the queue", async () => {
    const at = (minutes: number) => ({ at: new Date(NOW.getTime() - minutes * 60_000), platform: "arrived" });
    const first = await caseForTest(at(30));
    const second = await caseForTest(at(20));
    await caseForTest({ at: daysAgo(1), platform: "arrived" });
    await db.track.updateMany({
      where: { caseId: first.caseId },
      data: { rankAt: new Date("9999-12-31"), open: false },
    });
    const { rows } = await page("figure=came_today&platform=arrived");
    expect(referencesIn(rows)).toEqual([first.reference, second.reference]);
  });
});

describe("a row of the queue", () => {
  it("C15 says whose clock runs out when, by working days", async () => {
    const { reference } = await caseForTest({ tracks: ["complaint"], at: NOW, platform: "row-one" });
    const [row] = await rowsFor("platform=row-one");
    expect(row).toMatchObject({ reference, overdue: false, claim: null, contested: false });
    expect(row?.nearest).toMatchObject({ workingDaysLeft: 1, rule: { id: "first_human_answer", binds: "portal" } });
  });

  it("is a track: a case with both has two, with one claim", async () => {
    const { reference } = await caseForTest({ at: NOW, platform: "row-two" });
    await claimCase(officer, reference, NOW);
    const rows = await rowsFor("platform=row-two");
    expect(rows.map(({ position }) => position.track).sort()).toEqual(["complaint", "report"]);
    expect(rows.map(({ claim }) => claim?.name)).toEqual([officer.name, officer.name]);
  });

  it("C15 counts how late it is", async () => {
    await caseForTest({ tracks: ["report"], at: daysAgo(9), platform: "row-late" });
    const [row] = await rowsFor("platform=row-late&due=overdue");
    expect(row).toMatchObject({ overdue: true, nearest: { workingDaysLeft: -7 } });
  });
});

describe("filters", () => {
  it("C1 narrow the queue by track, state, kind, due date and holder", async () => {
    const open = await caseForTest({ at: NOW, platform: "filters" });
    const ended = await caseForTest({ at: daysAgo(20), platform: "filters" });
    const decision = { action: "not_accept", ground: "too_old", message: "超过三年。", note: "x" } as const;
    const actor = { kind: "staff", staff: officer } as const;
    const trackId = ended.trackId("complaint");
    await inTransaction((tx) => applyTransition(tx, { ...decision, trackId, actor, at: NOW }));
    await claimCase(officer, open.reference, NOW);
    const count = async (address: string) => (await rowsFor(`platform=filters&${address}`)).length;
    expect(await count("")).toBe(3);
    expect(await count("track=complaint")).toBe(1);
    expect(await count("state=complaint.not_accepted")).toBe(1);
    expect(await count("state=report.received")).toBe(2);
    expect(await count("kind=incentivised_review")).toBe(3);
    expect(await count("kind=fake_transaction")).toBe(0);
    expect(await count("due=overdue")).toBe(1);
    expect(await count("mine=1")).toBe(2);
    expect(referencesIn(await rowsFor("mine=1"))).toContain(open.reference);
  });
});

describe("search", () => {
  it("finds Chinese words of two characters and more, numbers and names, in ended tracks, too", async () => {
    const searchable = ["老板说写满十五字返五元红包", "订单 2301994412345678", "wechat: ShuaDan_88", "王小明"];
    const { reference } = await caseForTest({ at: NOW, title: "集赞返现卡", searchable });
    for (const typed of ["返现", "红包", "十五字返五元", "2301994412345678", "shuadan", "王小明", "老板 红包", "卡"]) {
      expect(referencesIn(await rowsFor(`q=${encodeURIComponent(typed)}`)), typed).toContain(reference);
    }
    for (const typed of ["返利红", "现返", "王小红", "老板 支票"]) {
      expect(referencesIn(await rowsFor(`q=${encodeURIComponent(typed)}`)), typed).not.toContain(reference);
    }
  });

  it("finds a case number however it is typed, and nothing for signs alone", async () => {
    const { reference } = await caseForTest({ at: NOW });
    const typed = encodeURIComponent(` ${reference.toLowerCase().replaceAll("-", " ")} `);
    expect(referencesIn(await rowsFor(`q=${typed}`))).toEqual([reference]);
    expect(await rowsFor(`q=${encodeURIComponent("'); -- & | !")}`)).toEqual([]);
  });
});

describe("paging", () => {
  it("shows each row once, in order, while others are added before and behind; and the same way back", async () => {
    const stage = (days: number) => caseForTest({ tracks: ["report"], at: daysAgo(days % 7), platform: "pages" });
    for (let made = 0; made < 2 * QUEUE_PAGE + 7; made += 1) await stage(made);
    const before = new Set(referencesIn(await allPages(async () => {})));
    const walked = await allPages(async () => {
      await stage(0);
      await stage(6);
    });
    const references = walked.map(({ reference }) => reference);
    expect(new Set(references).size).toBe(references.length);
    expect([...before].filter((reference) => !references.includes(reference))).toEqual([]);
    const dues = walked.map(({ nearest }) => nearest?.dueAt.getTime() ?? 0);
    expect(dues).toEqual([...dues].sort((one, other) => one - other));
  });

  async function allPages(meanwhile: () => Promise<void>): Promise<QueueRow[]> {
    const rows: QueueRow[] = [];
    let now = await page("platform=pages");
    for (;;) {
      rows.push(...now.rows);
      await meanwhile();
      if (!now.next) return rows;
      const following = await page("platform=pages", now.next);
      const back = await page("platform=pages", following.previous);
      expect(back.rows.at(-1)?.trackId).toBe(now.rows.at(-1)?.trackId);
      now = following;
    }
  }

  it("has no way on at the end and none back at the beginning", async () => {
    await caseForTest({ tracks: ["report"], at: NOW, platform: "short" });
    expect(await page("platform=short")).toMatchObject({ next: null, previous: null });
  });
});
