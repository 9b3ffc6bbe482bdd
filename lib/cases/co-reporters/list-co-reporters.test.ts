import { expect, test } from "vitest";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { applyTransition } from "@/lib/cases/apply-transition";
import { caseForTest } from "@/lib/cases/case.fixture";
import { joinOthers } from "@/lib/cases/co-reporters/join-others";
import { listCoReporters } from "@/lib/cases/co-reporters/list-co-reporters";
import { readCase } from "@/lib/cases/read-case";
import { inTransaction } from "@/lib/infra/db/client";

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
