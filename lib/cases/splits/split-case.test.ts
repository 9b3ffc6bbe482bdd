import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { applyTransition } from "@/lib/cases/apply-transition";
import { claimCase } from "@/lib/cases/claim-case";
import { carriedCases } from "@/lib/cases/co-reporters/carried-cases";
import { joinOthers } from "@/lib/cases/co-reporters/join-others";
import { merged, type Opened, reportForTest, versionOf } from "@/lib/cases/merges/merging.fixture";
import { undoMerge } from "@/lib/cases/merges/undo-merge";
import { readCase } from "@/lib/cases/read-case";
import { splitCase } from "@/lib/cases/splits/split-case";
import { splitRefusal } from "@/lib/cases/splits/split-choices";
import { REPORT_STATES } from "@/lib/cases/track";
import type { StepRequest } from "@/lib/cases/transitions";
import { db, inTransaction } from "@/lib/infra/db/client";

const day = (count: number) => new Date(Date.parse("2026-05-06T03:00:00Z") + count * 86_400_000);

let staff: Staff;
beforeAll(async () => {
  staff = await staffForTest("supervisor");
});

async function step(one: Opened, request: StepRequest, at: Date) {
  const asked = { ...request, trackId: one.trackId("report"), actor: { kind: "staff", staff } as const, at };
  expect(await inTransaction((tx) => applyTransition(tx, asked))).toMatchObject({ ok: true });
}

/** A case with a file of its own, one reporter who was merged into it, and one who joined by themselves. */
async function caseOfThree() {
  const main = await reportForTest(day(0));
  await step(main, { action: "verify" }, day(1));
  const [moved, own] = [await reportForTest(day(1)), await reportForTest(day(1))];
  await merged(staff, { reference: moved.reference, into: main.reference, at: day(2) });
  await inTransaction((tx) => joinOthers(tx, { ...own, mainId: main.caseId, at: day(2) }));
  const file = { kind: "chat", displayName: "1.png", mime: "image/png", bytes: 1, sha256: "00", storageKey: "none" };
  const row = { ...file, caseId: main.caseId, position: 1, source: "reporter", receivedAt: day(0) };
  const { id: fileId } = await db.evidence.create({ data: row });
  return { main, moved, own, fileId };
}

async function form(main: Opened, chosen: { reporters?: readonly string[]; files?: readonly string[] }) {
  const said = { title: "另一家店：刷单", reason: "不是同一家店", onceKey: randomUUID() };
  return { reference: main.reference, reporters: [], files: [], ...chosen, ...said, version: await versionOf(main) };
}

async function seen(reference: string) {
  const read = await readCase(staff, reference, day(9));
  if (!read.ok) throw new Error(read.reason);
  return read.view;
}

async function opened(main: Opened, chosen: Parameters<typeof form>[1], at = day(3)): Promise<string> {
  const split = await splitCase(staff, await form(main, chosen), at);
  if (!split.ok) throw new Error(split.reason);
  return split.opened;
}

describe("D9 splitting", () => {
  test("D9 opens a case with a number of its own, linked both ways, for those who leave; nobody buys time by it", async () => {
    const { main, moved, own, fileId } = await caseOfThree();
    const reference = await opened(main, { reporters: [moved.reference], files: [fileId] });
    const [fresh, left] = [await seen(reference), await seen(main.reference)];
    const said = { at: day(3), by: staff.name, reason: "不是同一家店" };
    expect(fresh.splitFrom).toMatchObject({ reference: main.reference, ...said, evidence: [{ id: fileId }] });
    expect(left.splitInto).toEqual([{ reference, ...said }]);
    expect(fresh.tracks).toMatchObject([{ position: { state: "verifying" } }]);
    const started = ({ clocks }: typeof left) =>
      clocks.find(({ clock }) => clock.ruleId === "decide_filing")?.clock.startedAt;
    expect(started(fresh)).toEqual(started(left));
    expect(fresh.mergedHere).toMatchObject([{ reference: moved.reference, through: reference }]);
    expect(left.mergedHere).toEqual([]);
    expect((await carriedCases(main.caseId)).map(({ caseId }) => caseId)).toEqual([own.caseId]);
    expect(left.evidence.map(({ id }) => id)).toEqual([fileId]);
    expect(fresh.evidence).toEqual([]);
    expect(fresh.events.at(-1)).toMatchObject({ kind: "split_from", note: said.reason });
    expect(left.events.at(-1)).toMatchObject({ kind: "split_out", note: said.reason });
    expect((await seen(moved.reference)).events.at(-1)).toMatchObject({ kind: "split_off", told: true });
  });

  test("D9 who leaves keeps their clocks and their own way back", async () => {
    const { main, moved, own } = await caseOfThree();
    const before = [(await seen(moved.reference)).clocks, (await seen(own.reference)).clocks];
    const reference = await opened(main, { reporters: [moved.reference, own.reference] });
    expect([(await seen(moved.reference)).clocks, (await seen(own.reference)).clocks]).toEqual(before);
    const back = { reference: moved.reference, reason: "单独办", version: await versionOf(moved) };
    expect(await undoMerge(staff, back, day(4))).toEqual({ ok: true, head: reference });
    expect((await seen(moved.reference)).tracks).toMatchObject([{ position: { state: "received" } }]);
  });

  test("D9 is undone by merging back: everybody is handled in the first case again", async () => {
    const { main, moved, own } = await caseOfThree();
    const reference = await opened(main, { reporters: [moved.reference] });
    expect(await merged(staff, { reference, into: main.reference, at: day(4) })).toEqual({
      ok: true,
      head: main.reference,
    });
    const all = await carriedCases(main.caseId);
    expect(all.map(({ caseId }) => caseId)).toEqual(expect.arrayContaining([moved.caseId, own.caseId]));
    const references = (await seen(main.reference)).mergedHere.map((one) => one.reference);
    expect(references.toSorted()).toEqual([moved.reference, reference].toSorted());
  });

  test("D9 a second click opens no second case; a screen that is behind is told so; nothing chosen or said is refused", async () => {
    const { main, moved } = await caseOfThree();
    const first = await form(main, { reporters: [moved.reference] });
    const split = await splitCase(staff, first, day(3));
    expect(await splitCase(staff, first, day(3))).toEqual(split);
    expect(await splitCase(staff, { ...first, onceKey: randomUUID() }, day(3))).toMatchObject({ reason: "stale" });
    const nothing = { ...(await form(main, {})), title: "", reason: "" };
    const problems = { reporters: "none", title: "title_missing", reason: "empty" };
    expect(await splitCase(staff, nothing, day(3))).toEqual({ ok: false, reason: "fields", problems });
    expect(await db.caseSplit.count({ where: { fromId: main.caseId } })).toBe(1);
  });

  test("D9 not for reviewers, strangers, or while somebody else has one of the cases in hand", async () => {
    const { main, moved } = await caseOfThree();
    const asked = await form(main, { reporters: [moved.reference] });
    expect(await splitCase(await staffForTest("reviewer"), asked, day(3))).toMatchObject({ reason: "not_permitted" });
    const stranger = await staffOfForTest(await organisationForTest(), "supervisor");
    expect(await splitCase(stranger, asked, day(3))).toMatchObject({ reason: "not_found" });
    await claimCase(await staffForTest("reviewer"), moved.reference, day(3));
    expect(await splitCase(staff, asked, day(3))).toEqual({ ok: false, reason: "claimed", reference: moved.reference });
  });

  test.each(REPORT_STATES)("D9 a report that is %s", (state) => {
    const open = ["received", "verifying", "supplement_requested", "filed", "investigating", "reopened"].includes(
      state,
    );
    const decided = ["decided", "published", "appealed"].includes(state);
    expect(splitRefusal(state, true)).toBe(open ? null : decided ? "decided" : "ended");
    expect(splitRefusal(state, false)).toBe(open ? "nothing" : decided ? "decided" : "ended");
  });
});
