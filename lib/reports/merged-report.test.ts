import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { tellCoReportersNow } from "@/lib/cases/co-reporters/tell-co-reporters";
import { merged, versionOf } from "@/lib/cases/merges/merging.fixture";
import { undoMerge } from "@/lib/cases/merges/undo-merge";
import { decisionRows } from "@/lib/cases/packet-reasons";
import { readCase } from "@/lib/cases/read-case";
import { splitCase } from "@/lib/cases/splits/split-case";
import { db } from "@/lib/infra/db/client";
import { lanesOf } from "@/lib/reports/case-timeline";
import { contestDecision } from "@/lib/reports/contest-decision";
import { reporterCase } from "@/lib/reports/queries";
import { sendMessage } from "@/lib/reports/send-message";
import { ANSWERS } from "@/lib/reports/testing/answered-draft";
import { answersAbout, report, type SentReport, staffStep } from "@/lib/reports/testing/co-reporting";

const day = (count: number) => new Date(Date.parse("2026-05-06T03:00:00Z") + count * 86_400_000);

let staff: Staff;
beforeAll(async () => {
  staff = await staffForTest("supervisor");
});

/** Two reports of one shop, each with words that must never come out in the other. */
async function twoReports(): Promise<{ one: SentReport; head: SentReport }> {
  const shop = `合并店${randomUUID()}`;
  const said = (name: string) => answersAbout(shop, { seen: { ...ANSWERS.seen, story: `${name}鸟经过` } });
  return { one: await report(said("乙"), day(0)), head: await report(said("甲"), day(1)) };
}

async function seenBy(sent: SentReport, at: Date) {
  const seen = await reporterCase(sent.session);
  if (!seen) throw new Error("the case is gone");
  const [lane] = lanesOf(seen, at);
  return { lane, page: JSON.stringify([seen, lane]) };
}

async function viewOf({ reference }: SentReport) {
  const read = await readCase(staff, reference);
  if (!read.ok) throw new Error(read.reason);
  return read.view;
}

describe("D9 a merged report and its reporter", () => {
  test("D9 PRV-04 own number, own clocks, the news of both, nothing of the other; and alone again once it is taken back", async () => {
    const { one, head } = await twoReports();
    const before = (await seenBy(one, day(2))).lane;
    await merged(staff, { reference: one.reference, into: head.reference, at: day(2) });
    const together = await seenBy(one, day(2));
    expect(together.lane).toMatchObject({ holder: "joined_case", carriedOn: { answer: "received" } });
    expect(together.lane?.last?.sentence).toBe("cases.events.report.merge");
    expect(together.lane?.running).toEqual(before?.running);

    await sendMessage(one.session, { body: "乙鸟消息", onceKey: randomUUID() }, day(3));
    expect((await viewOf(head)).mergedHere).toMatchObject([{ reference: one.reference, messages: 1 }]);
    const eventId = await staffStep(head.caseId, { action: "verify", message: "只写给甲" }, day(4));
    expect(await tellCoReportersNow({ eventId }, day(4))).toBe(1);
    const told = await seenBy(one, day(4));
    expect(told.lane?.last?.sentence).toBe("cases.events.report.verify");
    const notices = await db.notice.count({ where: { caseId: one.caseId } });
    for (const page of [together.page, told.page]) expect(page).not.toMatch(new RegExp(`甲|${head.reference}`));
    expect((await seenBy(head, day(4))).page).not.toMatch(new RegExp(`乙鸟|${one.reference}`));

    const form = { reference: one.reference, reason: "不是同一批", version: await versionOf(one) };
    expect(await undoMerge(staff, form, day(5))).toEqual({ ok: true, head: head.reference });
    const alone = await seenBy(one, day(5));
    expect(alone.lane).toMatchObject({ holder: "triage", carriedOn: null, telling: before?.telling });
    expect(alone.lane?.last?.sentence).toBe("cases.events.report.unmerge");
    expect(alone.page).not.toMatch(new RegExp(`不是同一批|${head.reference}`));
    expect(await db.notice.count({ where: { caseId: one.caseId } })).toBeGreaterThanOrEqual(notices);
    const later = await staffStep(head.caseId, { action: "file", note: "查实" }, day(6));
    expect(await tellCoReportersNow({ eventId: later }, day(6))).toBe(0);
  });

  test("B7 D9 whoever objects to being handled together stands alone, and the merge is over", async () => {
    const { one, head } = await twoReports();
    await staffStep(one.caseId, { action: "verify" }, day(2));
    await merged(staff, { reference: one.reference, into: head.reference, at: day(3) });
    const { lane } = await seenBy(one, day(3));
    expect(lane?.may.contest).toBe(true);
    const objection = { track: "report", reasons: "不是一回事" } as const;
    expect(await contestDecision(one.session, objection, day(4))).toMatchObject({ ok: true });
    expect((await viewOf(one)).mergedInto).toBeNull();
    expect((await viewOf(head)).mergedHere).toEqual([]);
    const row = await db.caseMerge.findFirstOrThrow({ where: { mergedId: one.caseId } });
    expect(row).toMatchObject({ endedBecause: "contest", endedById: null });
  });

  test("D9 PRV-04 whose report is split off keeps number and session, is told, and learns of no other case", async () => {
    const { one, head } = await twoReports();
    await merged(staff, { reference: one.reference, into: head.reference, at: day(2) });
    const said = { title: "另一家店", reason: "不是同一家店", onceKey: randomUUID() };
    const chosen = { reference: head.reference, reporters: [one.reference], files: [], version: await versionOf(head) };
    const split = await splitCase(staff, { ...chosen, ...said }, day(3));
    if (!split.ok) throw new Error(split.reason);
    const { lane, page } = await seenBy(one, day(3));
    expect(lane?.past.map(({ sentence }) => sentence).at(-1)).toBe("case.events.split_off");
    expect(lane).toMatchObject({ holder: "joined_case", carriedOn: { answer: "being_checked" } });
    expect(page).not.toMatch(new RegExp(`甲|不是同一家店|${head.reference}|${split.opened}`));
    const opened = await db.case.findUniqueOrThrow({ where: { reference: split.opened } });
    const eventId = await staffStep(opened.id, { action: "file", note: "查实" }, day(4));
    expect(await tellCoReportersNow({ eventId }, day(4))).toBe(1);
    expect((await seenBy(one, day(4))).lane?.last?.sentence).toBe("cases.events.report.file");
  });

  test("D9 PRV-05 a partner with whom the case of all is shared, and a packet of it, learn of nobody who was merged into it", async () => {
    const { one, head } = await twoReports();
    await merged(staff, { reference: one.reference, into: head.reference, at: day(2) });
    const organisationId = await organisationForTest();
    const partner = await staffOfForTest(organisationId, "supervisor");
    const terms = { profile: "handle", mark: "case_team", reason: "", sharedById: staff.id, sharedAt: day(2) };
    const until = new Date(Date.now() + 86_400_000);
    await db.caseShare.create({ data: { ...terms, until, caseId: head.caseId, organisationId } });
    const read = await readCase(partner, head.reference);
    expect(read.ok && read.view.mergedHere).toEqual([]);
    expect(JSON.stringify(read)).not.toMatch(new RegExp(`乙鸟|${one.reference}`));
    expect(await readCase(partner, one.reference)).toEqual({ ok: false, reason: "not_found" });
    expect(await decisionRows(head.caseId)).toEqual([]);
  });
});
