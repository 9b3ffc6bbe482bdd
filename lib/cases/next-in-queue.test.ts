import { beforeAll, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { caseForTest } from "@/lib/cases/case.fixture";
import { claimCase } from "@/lib/cases/claim-case";
import { decideCase } from "@/lib/cases/decide-case";
import { listQueue, QUEUE_PAGE } from "@/lib/cases/list-queue";
import { nextInQueue } from "@/lib/cases/next-in-queue";
import { type QueueCursor, readQueueFilter } from "@/lib/cases/queue-filter";
import { readQueue } from "@/lib/cases/read-queue";
import { repeatDecision } from "@/lib/cases/repeat-decision";
import { db } from "@/lib/infra/db/client";

let officer: Staff;
let colleague: Staff;
beforeAll(async () => {
  [officer, colleague] = await Promise.all([staffForTest("reviewer"), staffForTest("reviewer")]);
});

const filterOf = (platform: string) => readQueueFilter(new URLSearchParams(`platform=${platform}&order=due`));

/** The numbers of as many cases, in the order of the list. */
async function stage(platform: string, count: number): Promise<string[]> {
  for (let made = 0; made < count; made += 1) {
    await caseForTest({ tracks: ["report"], platform, at: new Date(Date.UTC(2026, 2, 2, 1, made)) });
  }
  const rows = await readQueue(officer, { filter: filterOf(platform), cursor: null, limit: count, now: new Date() });
  return rows.map(({ reference }) => reference);
}

async function listed(platform: string, cursor: QueueCursor | null = null) {
  const page = await listQueue(officer, { filter: filterOf(platform), cursor });
  return page.ok ? page.rows.map(({ reference }) => reference) : [];
}

const takenBy = ({ id }: Staff) => ({ claimedById: id, claimedUntil: new Date(Date.now() + 600_000) });

async function after(platform: string, reference: string, staff = officer, cursor: QueueCursor | null = null) {
  const found = await nextInQueue(staff, { filter: filterOf(platform), cursor, reference, track: "report" });
  return found.ok ? found.next : found;
}

describe("C13 going on with the next case of the list", () => {
  it("goes on behind the row, past what somebody else has, and from the bottom to what was left on top", async () => {
    const [one = "", two = "", three = "", four = ""] = await stage("next-a", 4);
    await claimCase(colleague, two);
    expect(await after("next-a", one)).toMatchObject({ reference: three, track: "report" });
    expect(await after("next-a", four)).toMatchObject({ reference: one });
    await claimCase(colleague, one);
    await claimCase(colleague, three);
    expect(await after("next-a", four)).toBeNull();
  });

  it("goes on with the next page, and names it", async () => {
    const all = await stage("next-b", QUEUE_PAGE + 1);
    const next = await after("next-b", all[QUEUE_PAGE - 1] ?? "");
    expect(next).toMatchObject({ reference: all[QUEUE_PAGE] });
    expect(next).toMatchObject({ cursor: { towards: "after" } });
  });

  it("UX-08 goes on past whole pages that others have in hand, and from the last one to the first", async () => {
    const all = await stage("next-d", 2 * QUEUE_PAGE + 2);
    const [first = "", ...others] = all.slice(0, 2 * QUEUE_PAGE);
    const [free = "", last = ""] = all.slice(2 * QUEUE_PAGE);
    await db.case.updateMany({ where: { reference: { in: others } }, data: takenBy(colleague) });
    const entries = await db.auditEntry.count();
    const next = await after("next-d", first);
    expect(next).toMatchObject({ reference: free });
    const third = next && "cursor" in next ? next.cursor : null;
    expect(await after("next-d", free, officer, third)).toEqual({ reference: last, track: "report", cursor: third });
    expect(await after("next-d", last, officer, third)).toEqual({ reference: first, track: "report", cursor: null });
    expect(await db.auditEntry.count()).toBe(entries); // nobody was shown what was passed over
    expect(await listed("next-d", third)).toEqual([free, last]);
    await db.case.updateMany({ where: { reference: { in: [first, last] } }, data: takenBy(colleague) });
    expect(await after("next-d", free, officer, third)).toBeNull();
  });

  it("UX-08 begins with a page that shows the row where it is on none that was open", async () => {
    const all = await stage("next-e", 2 * QUEUE_PAGE);
    const taken = all.filter((_, place) => place !== 10 && place !== QUEUE_PAGE + 5);
    await db.case.updateMany({ where: { reference: { in: taken } }, data: takenBy(colleague) });
    const next = await after("next-e", all[10] ?? "");
    expect(await listed("next-e", next && "cursor" in next ? next.cursor : null)).toEqual(all.slice(QUEUE_PAGE + 5));
  });

  it("begins on top for a case that is not in the list", async () => {
    const [one = ""] = await stage("next-c", 2);
    expect(await after("next-c", "ZP26-2222-2222")).toMatchObject({ reference: one });
  });

  it("SEC-05 is for those who may read the queue", async () => {
    expect(await after("next-c", "", await staffForTest("administrator"))).toMatchObject({ reason: "not_permitted" });
  });
});

describe("the words of the decision before", () => {
  const duplicate = { track: "report", version: 0, action: "mark_duplicate", ground: "same_matter_open" } as const;

  it("are offered on the next case of the same shop to whoever wrote them, and to nobody else", async () => {
    const [lead, first, second] = [await caseForTest(), await caseForTest(), await caseForTest()];
    const words = { note: "同一店铺同一返现卡", message: "已并入同一案件。", target: lead.reference };
    await claimCase(officer, first.reference);
    const decided = await decideCase(officer, { ...duplicate, ...words, reference: first.reference });
    expect(decided).toMatchObject({ ok: true });
    const asked = { reference: second.reference, track: "report" } as const;
    const { track, action, ground } = duplicate;
    expect(await repeatDecision(officer, asked)).toEqual({ ok: true, last: { track, action, ground, ...words } });
    expect(await repeatDecision(colleague, asked)).toEqual({ ok: true, last: null });
    const later = new Date(Date.now() + 13 * 3_600_000);
    expect(await repeatDecision(officer, asked, later)).toEqual({ ok: true, last: null });
    await db.case.update({ where: { id: second.caseId }, data: { shopName: "另一家" } });
    expect(await repeatDecision(officer, asked)).toEqual({ ok: true, last: null });
  });

  it("SEC-05 are for those who take cases", async () => {
    const asked = { reference: (await caseForTest()).reference, track: "report" } as const;
    expect(await repeatDecision(await staffForTest("auditor"), asked)).toMatchObject({ reason: "not_permitted" });
  });
});
