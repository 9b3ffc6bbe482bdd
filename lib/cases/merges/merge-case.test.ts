import { beforeAll, describe, expect, test } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { assignCase } from "@/lib/cases/assign-case";
import { claimCase } from "@/lib/cases/claim-case";
import { declareRecusal } from "@/lib/cases/declare-recusal";
import { listQueue } from "@/lib/cases/list-queue";
import { mergeCase } from "@/lib/cases/merges/merge-case";
import { merged, type Opened, reportForTest, seenTogether } from "@/lib/cases/merges/merging.fixture";
import { readQueueFilter } from "@/lib/cases/queue-filter";
import { readCase } from "@/lib/cases/read-case";
import { db } from "@/lib/infra/db/client";

const at = new Date("2026-05-06T03:00:00Z");
const later = new Date("2026-05-07T03:00:00Z");

let staff: Staff;
beforeAll(async () => {
  staff = await staffForTest("supervisor");
});

const two = async (): Promise<[Opened, Opened]> => [await reportForTest(at), await reportForTest(at)];

async function inQueue(one: Opened): Promise<boolean> {
  const page = await listQueue(staff, { filter: readQueueFilter(new URLSearchParams()) });
  return page.ok && page.rows.some(({ reference }) => reference === one.reference);
}

describe("D9 merging", () => {
  test("D9 leads from one case to the other, with the reason on both trails and one item in the queue", async () => {
    const [one, head] = await two();
    expect(await merged(staff, { reference: one.reference, into: head.reference, at: later })).toEqual({
      ok: true,
      head: head.reference,
    });
    const [gone, all] = [await readCase(staff, one.reference, later), await readCase(staff, head.reference, later)];
    if (!gone.ok || !all.ok) throw new Error("not read");
    const said = { at: later, by: staff.name, reason: "同一家店、同一张卡" };
    expect(gone.view.mergedInto).toEqual({ head: head.reference, ...said });
    expect(all.view.mergedHere).toMatchObject([{ reference: one.reference, through: head.reference, ...said }]);
    expect(all.view.coReporters.count).toBe(1);
    expect(gone.view.events.at(-1)).toMatchObject({ kind: "merge", note: said.reason });
    expect(all.view.events.at(-1)).toMatchObject({ kind: "merged_in", note: said.reason, told: false });
    expect([await inQueue(one), await inQueue(head)]).toEqual([false, true]);
    const entries = await db.auditEntry.findMany({ where: { payload: { contains: '"case.merged"' } } });
    const about = [one, head].map(({ caseId }) => entries.filter(({ payload }) => payload.includes(caseId)).length);
    expect(about).toEqual([1, 1]);
  });

  test("D9 into a case that is merged itself goes to where that one is handled", async () => {
    const [[one, middle], head] = [await two(), await reportForTest(at)];
    await merged(staff, { reference: middle.reference, into: head.reference, at: later });
    const result = await merged(staff, { reference: one.reference, into: middle.reference, at: later });
    expect(result).toEqual({ ok: true, head: head.reference });
    const back = await seenTogether(staff, { reference: head.reference, into: one.reference, at: later });
    expect(await mergeCase(staff, back, later)).toMatchObject({ reason: "refused", rule: "carried_here" });
  });

  test("D9 of two people who merge A into B and B into A at once, one wins", async () => {
    const [one, other] = await two();
    const [there, back] = [
      await seenTogether(staff, { reference: one.reference, into: other.reference, at: later }),
      await seenTogether(staff, { reference: other.reference, into: one.reference, at: later }),
    ];
    const results = await Promise.all([mergeCase(staff, there, later), mergeCase(staff, back, later)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "stale" });
    expect(await db.caseMerge.count({ where: { mergedId: { in: [one.caseId, other.caseId] } } })).toBe(1);
  });

  test("D9 a second click is answered like the first, and a screen that is behind is told so", async () => {
    const [one, head] = await two();
    const form = await seenTogether(staff, { reference: one.reference, into: head.reference, at: later });
    const first = await mergeCase(staff, form, later);
    expect(await mergeCase(staff, form, later)).toEqual(first);
    expect(await mergeCase(staff, { ...form, onceKey: `${form.onceKey}x` }, later)).toMatchObject({ reason: "stale" });
    expect(await db.caseMerge.count({ where: { mergedId: one.caseId } })).toBe(1);
  });

  test("D9 without a reason, without a ground, or into a number that there is not, nothing is written", async () => {
    const [one, head] = await two();
    const form = await seenTogether(staff, { reference: one.reference, into: head.reference, at: later });
    expect(await mergeCase(staff, { ...form, reason: " ", ground: "" }, later)).toEqual({
      ok: false,
      reason: "fields",
      problems: { reason: "empty", ground: "ground_missing" },
    });
    expect(await mergeCase(staff, { ...form, into: "ZP26-2222-2222" }, later)).toMatchObject({
      reason: "target_unknown",
    });
    const itself = { ...form, into: one.reference, head: one.reference, headVersion: form.version };
    expect(await mergeCase(staff, itself, later)).toMatchObject({ reason: "refused", rule: "itself" });
    expect(await inQueue(one)).toBe(true);
  });
});

describe("D9 who may not merge", () => {
  test("D9 a reviewer, and nobody from another organisation", async () => {
    const [one, head] = await two();
    const form = await seenTogether(staff, { reference: one.reference, into: head.reference, at: later });
    expect(await mergeCase(await staffForTest("reviewer"), form, later)).toMatchObject({ reason: "not_permitted" });
    const stranger = await staffOfForTest(await organisationForTest(), "supervisor");
    expect(await mergeCase(stranger, form, later)).toEqual({ ok: false, reason: "not_found" });
  });

  test.each(["one", "head"] as const)("D9 C27 whoever has stepped back from %s", async (which) => {
    const [one, head] = await two();
    const { reference } = which === "one" ? one : head;
    const form = await seenTogether(staff, { reference: one.reference, into: head.reference, at: later });
    const back = { staffId: staff.id, ground: "direct_interest", reason: "x", substituteId: "", onceKey: form.onceKey };
    await declareRecusal(staff, { reference, ...back, substituteId: "" });
    expect(await mergeCase(staff, form, later)).toEqual({ ok: false, reason: "recused" });
  });

  test("D9 C27 and stays away from the case of all, whether they said so before or after, at any depth", async () => {
    const [[low, middle], head] = [await two(), await reportForTest(at)];
    const people = [await staffForTest("supervisor"), await staffForTest("supervisor"), await staffForTest("reviewer")];
    const [before = staff, after = staff, stands = staff] = people;
    const said = { ground: "party_or_relative", reason: "店主是我的表哥。", substituteId: stands.id };
    const back = (who: Staff, { reference }: Opened) =>
      declareRecusal(who, { ...said, reference, staffId: who.id, onceKey: `once-${who.id}` }, later);
    await assignCase(staff, { reference: head.reference, to: before.id, seen: "" }, at);
    expect(await back(before, low)).toEqual({ ok: true });
    await merged(staff, { reference: low.reference, into: middle.reference, at: later });
    await merged(staff, { reference: middle.reference, into: head.reference, at: later });
    expect(await back(after, low)).toEqual({ ok: true });
    for (const who of [before, after]) {
      expect(await claimCase(who, head.reference, later)).toEqual({ ok: false, reason: "recused" });
      expect(await claimCase(who, middle.reference, later)).toEqual({ ok: false, reason: "recused" });
    }
    const all = await readCase(staff, head.reference, later);
    if (!all.ok) throw new Error(all.reason);
    expect(all.view.recusals).toMatchObject([
      { staffId: before.id, ground: said.ground, reason: said.reason, at: later, substitute: { id: stands.id } },
      { staffId: after.id },
    ]);
    expect(all.view.desk.assignment).toMatchObject({ toId: stands.id });
    expect(all.view.events.map(({ kind }) => kind).filter((kind) => kind === "recusal_carried")).toHaveLength(2);
    const entries = await db.auditEntry.findMany({ where: { payload: { contains: head.caseId } } });
    expect(entries.filter(({ payload }) => payload.includes("case.recused"))).toHaveLength(2);
    expect(await claimCase(staff, head.reference, later)).toMatchObject({ ok: true });
  });

  test.each(["one", "head"] as const)("D9 C6 anybody while somebody else has %s in hand", async (which) => {
    const [one, head] = await two();
    const { reference } = which === "one" ? one : head;
    const form = await seenTogether(staff, { reference: one.reference, into: head.reference, at: later });
    await claimCase(await staffForTest("reviewer"), reference, later);
    expect(await mergeCase(staff, form, later)).toEqual({ ok: false, reason: "claimed", reference });
  });
});
