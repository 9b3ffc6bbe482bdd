import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { applyTransition } from "@/lib/cases/apply-transition";
import { caseForTest } from "@/lib/cases/case.fixture";
import { clocksOfCase } from "@/lib/cases/clocks-of-track";
import { joinOthers } from "@/lib/cases/co-reporters/join-others";
import { listCoReporters } from "@/lib/cases/co-reporters/list-co-reporters";
import { merged, reportForTest, versionOf } from "@/lib/cases/merges/merging.fixture";
import { readCase } from "@/lib/cases/read-case";
import { splitCase } from "@/lib/cases/splits/split-case";
import { splitChoices } from "@/lib/cases/splits/split-choices";
import { dueAt } from "@/lib/clocks/clock";
import { db, inTransaction } from "@/lib/infra/db/client";

const at = new Date("2026-05-06T03:00:00Z");
const later = new Date("2026-05-07T03:00:00Z");

type Opened = Awaited<ReturnType<typeof caseForTest>>;

async function step(one: Opened, request: { action: "verify" } | { action: "withdraw" }) {
  const staff = await staffForTest("supervisor");
  const actor = request.action === "verify" ? ({ kind: "staff", staff } as const) : ({ kind: "reporter" } as const);
  await inTransaction((tx) => applyTransition(tx, { ...request, trackId: one.trackId("report"), actor, at: later }));
}

async function joined(main: Opened): Promise<Opened> {
  const one = await caseForTest({ at, tracks: ["report"] });
  await inTransaction((tx) => joinOthers(tx, { ...one, mainId: main.caseId, at }));
  return one;
}

test("staff see on the case of all how many joined, how, and who waits for a first answer (A13)", async () => {
  const main = await caseForTest({ at });
  expect(await listCoReporters(main.caseId)).toMatchObject({ count: 0, latest: [] });
  await step(main, { action: "verify" });
  const [one, two] = [await joined(main), await joined(main)];
  await step(two, { action: "withdraw" });
  const three = await caseForTest({ at, tracks: ["report"] });
  const staff = await staffForTest("supervisor");
  const join = { action: "join", ground: "same_shop", note: "同一店铺", target: main.reference } as const;
  const actor = { kind: "staff", staff } as const;
  await inTransaction((tx) => applyTransition(tx, { ...join, trackId: three.trackId("report"), actor, at: later }));
  const all = await listCoReporters(main.caseId);
  expect(all).toMatchObject({ count: 3, byThemselves: 2, steppedBack: 1, waiting: 2 });
  expect(all.earliestDue).toBeInstanceOf(Date);
  expect(all.latest.map(({ reference }) => reference)).toEqual([three.reference, two.reference, one.reference]);
  expect(all.latest[0]).toMatchObject({ byThemselves: false, answerDue: null });
  const read = await readCase(staff, main.reference);
  expect(read.ok && read.view.coReporters.count).toBe(3);
});

test("a case that nobody has looked at, or that was decided, takes nobody in", async () => {
  const main = await caseForTest({ at });
  const one = await caseForTest({ at, tracks: ["report"] });
  const result = await inTransaction((tx) => joinOthers(tx, { ...one, mainId: main.caseId, at }));
  expect(result).toEqual({ ok: false, reason: "main_not_open" });
  const money = await caseForTest({ at, tracks: ["complaint"] });
  expect(await inTransaction((tx) => joinOthers(tx, { ...money, mainId: main.caseId, at }))).toEqual({
    ok: false,
    reason: "no_report_track",
  });
});

test("A13 everybody is counted at whatever depth, a case without a reporter never, each with their own clock", async () => {
  const staff = await staffForTest("supervisor");
  const [main, middle, low] = [await reportForTest(at), await reportForTest(at), await reportForTest(later)];
  await merged(staff, { reference: low.reference, into: middle.reference, at: later });
  await merged(staff, { reference: middle.reference, into: main.reference, at: later });
  const named = async () => (await listCoReporters(main.caseId)).latest.map(({ reference }) => reference).toSorted();
  expect(await named()).toEqual([middle.reference, low.reference].toSorted());
  const said = { title: "另一家店", reason: "不是同一家店", onceKey: randomUUID(), version: await versionOf(main) };
  const split = { reference: main.reference, reporters: [middle.reference], files: [], ...said };
  const opened = await splitCase(staff, split, later);
  if (!opened.ok) throw new Error(opened.reason);
  expect(await listCoReporters(main.caseId)).toMatchObject({ count: 0 });
  await merged(staff, { reference: opened.opened, into: main.reference, at: later });
  expect(await named()).toEqual([middle.reference, low.reference].toSorted());
  const all = await listCoReporters(main.caseId);
  expect(all).toMatchObject({ count: 2, waiting: 2 });
  const dues = await Promise.all([middle, low].map(async ({ caseId }) => firstAnswerDue(caseId)));
  expect(all.latest.map(({ answerDue }) => answerDue?.getTime()).toSorted()).toEqual(dues.toSorted());
  expect(all.earliestDue?.getTime()).toBe(Math.min(...dues));
});

test("D9 the split form says who goes along, and which case has no reporter", async () => {
  const staff = await staffForTest("supervisor");
  const [main, middle, low] = [await reportForTest(at), await reportForTest(at), await reportForTest(at)];
  await merged(staff, { reference: low.reference, into: middle.reference, at: later });
  await merged(staff, { reference: middle.reference, into: main.reference, at: later });
  const before = await splitChoices(db, main.caseId);
  expect(before.reporters).toMatchObject([{ reference: middle.reference, hasReporter: true, along: [low.reference] }]);
  const said = { title: "另一家店", reason: "不是同一家店", onceKey: randomUUID(), version: before.version };
  const form = { reference: main.reference, reporters: [middle.reference], files: [], ...said };
  const opened = await splitCase(staff, form, later);
  if (!opened.ok) throw new Error(opened.reason);
  await merged(staff, { reference: opened.opened, into: main.reference, at: later });
  const along = [middle.reference, low.reference].toSorted();
  const after = (await splitChoices(db, main.caseId)).reporters.map((one) => ({ ...one, along: one.along.toSorted() }));
  expect(after).toMatchObject([{ reference: opened.opened, hasReporter: false, along }]);
});

async function firstAnswerDue(caseId: string): Promise<number> {
  const clocks = (await clocksOfCase(caseId)).map(({ clock }) => clock);
  const clock = clocks.find(({ ruleId }) => ruleId === "first_human_answer");
  return (clock && dueAt(clock)?.getTime()) ?? Number.NaN;
}
