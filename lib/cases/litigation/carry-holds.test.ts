import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { applyTransition } from "@/lib/cases/apply-transition";
import { decideApproval } from "@/lib/cases/approvals/decide-approval";
import { askedLift, placedHold } from "@/lib/cases/litigation/hold.fixture";
import { merged, type Opened, reportForTest, versionOf } from "@/lib/cases/merges/merging.fixture";
import { undoMerge } from "@/lib/cases/merges/undo-merge";
import { readCase } from "@/lib/cases/read-case";
import { splitCase } from "@/lib/cases/splits/split-case";
import { holdOn } from "@/lib/evidence/litigation-hold";
import { db, inTransaction } from "@/lib/infra/db/client";

const day = (count: number) => new Date(Date.parse("2026-05-06T03:00:00Z") + count * 86_400_000);
let [officer, supervisor]: [Staff, Staff] = [] as never;
beforeAll(async () => {
  [officer, supervisor] = await Promise.all([staffForTest("case_officer"), staffForTest("supervisor")]);
});

async function heldPair() {
  const [main, moved] = [await reportForTest(day(0)), await reportForTest(day(0))];
  await merged(supervisor, { reference: moved.reference, into: main.reference, at: day(1) });
  return { main, moved, hold: await placedHold(officer, main.reference) };
}

async function splitOff(main: Opened, moved: Opened, at = day(2)): Promise<string> {
  const said = { title: "另一家店", reason: "不是同一家店", onceKey: randomUUID(), version: await versionOf(main) };
  const form = { reference: main.reference, reporters: [moved.reference], files: [], ...said };
  const split = await splitCase(supervisor, form, at);
  if (!split.ok) throw new Error(split.reason);
  return split.opened;
}

async function seen(reference: string) {
  const read = await readCase(officer, reference, day(9));
  if (!read.ok) throw new Error(read.reason);
  return read.view;
}

async function lift(reference: string, hold: string): Promise<void> {
  const id = await askedLift(officer, reference, hold);
  expect(await decideApproval(supervisor, { id, move: "approve", words: "" })).toEqual({ ok: true });
}

const own = { basis: "suit", matter: "（2026）川01民初123号", heldWith: null, lifted: null };

describe("G5 what leaves a held case", () => {
  it("G5 a case split out of it is on hold, too, and says so; each hold is lifted by two people", async () => {
    const { main, moved, hold } = await heldPair();
    const reference = await splitOff(main, moved);
    const fresh = await seen(reference);
    expect(fresh.litigation).toMatchObject([own]);
    expect(fresh.events.map(({ kind }) => kind)).toContain("litigation_hold_carried");
    expect((await seen(moved.reference)).litigation).toMatchObject([{ ...own, heldWith: reference }]);
    await lift(main.reference, hold);
    expect((await seen(moved.reference)).litigation).toMatchObject([{ heldWith: reference, lifted: null }]);
    await lift(reference, fresh.litigation[0]?.id ?? "");
    expect(await inTransaction((tx) => holdOn(tx, moved.caseId))).toBeNull();
  });

  it("G5 one whose merge is taken back stays on hold; going in and out again does not double it", async () => {
    const { main, moved } = await heldPair();
    for (const at of [day(2), day(4)]) {
      const back = { reference: moved.reference, reason: "单独办", version: await versionOf(moved) };
      expect(await undoMerge(supervisor, back, at)).toEqual({ ok: true, head: main.reference });
      expect((await seen(moved.reference)).litigation).toMatchObject([own]);
      await merged(supervisor, { reference: moved.reference, into: main.reference, at: new Date(at.getTime() + 1) });
    }
    expect((await seen(moved.reference)).litigation).toHaveLength(2);
  });

  it("G5 one whose reporter objects stays on hold, and the record says who led it out", async () => {
    const { main, moved } = await heldPair();
    const staff = { kind: "staff", staff: supervisor } as const;
    const step = { trackId: main.trackId("report"), actor: staff, at: day(2), note: "核对过", message: "告知" };
    const closed = { ...step, action: "not_file", ground: "no_violation" } as const;
    await inTransaction((tx) => applyTransition(tx, { ...step, action: "verify" }));
    await inTransaction((tx) => applyTransition(tx, { ...closed, at: day(3) }));
    const objection = { action: "contest", actor: { kind: "reporter" }, trackId: moved.trackId("report") } as const;
    const moves = await inTransaction((tx) => applyTransition(tx, { ...objection, at: day(4) }));
    expect(moves).toMatchObject({ ok: true });
    expect((await seen(moved.reference)).litigation).toMatchObject([own]);
    const where = { caseId: moved.caseId, kind: "litigation_hold_carried" };
    expect(await db.caseEvent.findFirst({ where })).toMatchObject({ actorKind: "reporter", told: false });
  });

  it("G5 what leaves a case without a hold has none", async () => {
    const [main, moved] = [await reportForTest(day(0)), await reportForTest(day(0))];
    await merged(supervisor, { reference: moved.reference, into: main.reference, at: day(1) });
    expect((await seen(await splitOff(main, moved))).litigation).toEqual([]);
  });
});
