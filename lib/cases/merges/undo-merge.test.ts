import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { applyTransition } from "@/lib/cases/apply-transition";
import { assignCase } from "@/lib/cases/assign-case";
import type { CaseView } from "@/lib/cases/case-view";
import { claimCase } from "@/lib/cases/claim-case";
import { tellCoReportersNow } from "@/lib/cases/co-reporters/tell-co-reporters";
import { declareRecusal } from "@/lib/cases/declare-recusal";
import { holdTrack } from "@/lib/cases/hold-track";
import { merged, type Opened, reportForTest, versionOf } from "@/lib/cases/merges/merging.fixture";
import { undoMerge } from "@/lib/cases/merges/undo-merge";
import { readCase } from "@/lib/cases/read-case";
import type { StepRequest } from "@/lib/cases/transitions";
import { db, inTransaction } from "@/lib/infra/db/client";

const day = (count: number) => new Date(Date.parse("2026-05-06T03:00:00Z") + count * 86_400_000);

let staff: Staff;
beforeAll(async () => {
  staff = await staffForTest("supervisor");
});

async function step(one: Opened, request: StepRequest, at: Date): Promise<string> {
  const asked = { ...request, trackId: one.trackId("report"), actor: { kind: "staff", staff } as const, at };
  const moved = await inTransaction((tx) => applyTransition(tx, asked));
  if (!moved.ok) throw new Error(moved.reason);
  return moved.eventId;
}

async function seen(one: Opened): Promise<CaseView> {
  const read = await readCase(staff, one.reference, day(9));
  if (!read.ok) throw new Error(read.reason);
  return read.view;
}

/** Everything but the trail: what happened, and how often the row was written. */
function withoutTrail({ events: _, tracks, ...view }: CaseView) {
  return { ...view, tracks: tracks.map(({ version: __, ...track }) => track) };
}

async function undone(one: Opened, at: Date) {
  const form = { reference: one.reference, reason: "不是同一家店", version: await versionOf(one) };
  return undoMerge(staff, form, at);
}

const PLACES: readonly (readonly StepRequest[])[] = [
  [],
  [{ action: "verify" }],
  [{ action: "request_supplement", ground: "order_proof", message: "请补充订单。" }],
  [{ action: "verify" }, { action: "extend_verification", ground: "complex", note: "批准" }],
  [{ action: "verify" }, { action: "file", note: "查实" }],
];

describe("D9 taking a merge back", () => {
  const pairs = PLACES.flatMap((first, one) => PLACES.map((second, head) => ({ one, head, first, second })));

  test.each(pairs.filter(({ one, head }) => one < 4 || head === 4))(
    "D9 leaves both views as they were but for the trail: row $one of the places into row $head",
    async ({ first, second }) => {
      const [one, head] = [await reportForTest(day(0)), await reportForTest(day(0.5))];
      for (const request of first) await step(one, request, day(1));
      for (const request of second) await step(head, request, day(1));
      const before = [withoutTrail(await seen(one)), withoutTrail(await seen(head))];
      expect(await merged(staff, { reference: one.reference, into: head.reference, at: day(2) })).toMatchObject({
        ok: true,
      });
      expect((await seen(one)).tracks).toMatchObject([{ position: { state: "joined" } }]);
      expect(await undone(one, day(3))).toEqual({ ok: true, head: head.reference });
      const after = [await seen(one), await seen(head)];
      expect(after.map(withoutTrail)).toEqual(before);
      expect(after.map(({ events }) => events.at(-1))).toMatchObject([
        { kind: "unmerge", note: "不是同一家店", told: true },
        { kind: "merge_undone", note: "不是同一家店" },
      ]);
    },
  );

  test("D9 finds laid aside what was laid aside", async () => {
    const [one, head] = [await reportForTest(day(0)), await reportForTest(day(0))];
    const hold = { track: "report", version: "0", until: "2026-05-20", reason: "other_office", note: "等平台回函" };
    expect(await holdTrack(staff, { ...hold, reference: one.reference }, day(1))).toEqual({ ok: true });
    const { desk } = await seen(one);
    expect(desk.holds).toHaveLength(1);
    await merged(staff, { reference: one.reference, into: head.reference, at: day(2) });
    await undone(one, day(3));
    expect((await seen(one)).desk).toEqual(desk);
  });

  test("D9 gives no day back: a clock that the other case had stopped goes on from its own start", async () => {
    const [one, head] = [await reportForTest(day(0)), await reportForTest(day(0))];
    await step(one, { action: "verify" }, day(1));
    await step(head, { action: "verify" }, day(1));
    const before = (await seen(one)).clocks;
    await merged(staff, { reference: one.reference, into: head.reference, at: day(2) });
    const eventId = await step(head, { action: "file", note: "查实" }, day(3));
    expect(await tellCoReportersNow({ eventId }, day(3))).toBe(1);
    expect((await seen(one)).clocks.every(({ clock }) => clock.stoppedAt !== null)).toBe(true);
    await undone(one, day(4));
    expect((await seen(one)).clocks).toEqual(before);
  });

  test("D9 what came first is due first: an older report that was merged keeps its place for all", async () => {
    const [one, head] = [await reportForTest(day(0)), await reportForTest(day(5))];
    await step(one, { action: "verify" }, day(1));
    await merged(staff, { reference: one.reference, into: head.reference, at: day(6) });
    const due = async (which: Opened) => (await seen(which)).tracks[0]?.dueAt;
    const owed = (await seen(head)).mergedHere[0]?.clocks ?? [];
    expect(owed).toHaveLength(1);
    await step(head, { action: "verify" }, day(6));
    const own = (await seen(head)).clocks.filter(({ clock }) => clock.stoppedAt === null);
    expect(own).toHaveLength(1);
    const joint = await due(head);
    await undone(one, day(7));
    expect(await due(one)).toEqual(joint);
    expect((await due(head))?.getTime()).toBeGreaterThan(joint?.getTime() ?? 0);
  });

  test("D9 is refused once the case of all is closed, on a screen that is behind, and without a reason", async () => {
    const [one, head] = [await reportForTest(day(0)), await reportForTest(day(0))];
    const form = { reference: one.reference, reason: "分开", version: 0 };
    expect(await undoMerge(staff, form, day(1))).toMatchObject({ reason: "not_merged" });
    await merged(staff, { reference: one.reference, into: head.reference, at: day(1) });
    expect(await undoMerge(staff, form, day(2))).toMatchObject({ reason: "stale" });
    expect(await undoMerge(staff, { ...form, reason: " " }, day(2))).toMatchObject({ problems: { reason: "empty" } });
    await step(
      head,
      { action: "transfer", ground: "other_office", message: "已转", note: "管辖", target: "某局" },
      day(2),
    );
    expect(await undone(one, day(3))).toMatchObject({ reason: "head_closed" });
    await step(one, { action: "reopen", ground: "our_error", note: "误并" }, day(3));
    expect((await seen(one)).mergedInto).toBeNull();
    expect(await undone(one, day(4))).toMatchObject({ reason: "not_merged" });
  });
});

describe("C27 D9 stepping back, when the merge ends", () => {
  let officer: Staff;
  beforeAll(async () => {
    officer = await staffForTest("supervisor");
  });
  const back = ({ reference }: Opened, at: Date) => {
    const said = { ground: "party_or_relative", reason: "店主是我的表哥。", substituteId: staff.id };
    return declareRecusal(officer, { ...said, reference, staffId: officer.id, onceKey: randomUUID() }, at);
  };
  const taken = ({ reference }: Opened, at: Date) => claimCase(officer, reference, at);
  const away = { ok: false, reason: "recused" };

  test("C27 D9 whoever stayed away from the other alone has the case of all back, and the other stays closed to them", async () => {
    const [one, head] = [await reportForTest(day(0)), await reportForTest(day(0))];
    expect(await assignCase(staff, { reference: head.reference, to: officer.id, seen: "" }, day(1))).toMatchObject({
      ok: true,
    });
    await back(one, day(1));
    const before = withoutTrail(await seen(head));
    await merged(staff, { reference: one.reference, into: head.reference, at: day(2) });
    expect((await seen(head)).desk.assignment).toMatchObject({ toId: staff.id });
    expect(await undone(one, day(3))).toMatchObject({ ok: true });
    const after = await seen(head);
    const { desk, ...view } = withoutTrail(after);
    expect(view).toEqual({ ...before, desk: undefined });
    expect(desk.assignment).toMatchObject({ toId: officer.id });
    expect(after.events.map(({ kind }) => kind)).toContain("recusal_ended");
    expect([await taken(one, day(3)), await taken(head, day(3))]).toMatchObject([away, { ok: true }]);
  });

  test("C27 D9 whoever had stepped back from the case of all itself, or from a third in it, still stays away", async () => {
    const cases = await Promise.all([0, 1, 2, 3].map(() => reportForTest(day(0))));
    const [one, third, head, own] = cases as [Opened, Opened, Opened, Opened];
    for (const which of [one, third, own]) await back(which, day(1));
    for (const which of [one, third]) {
      expect(await merged(staff, { reference: which.reference, into: head.reference, at: day(2) })).toMatchObject({
        ok: true,
      });
    }
    await undone(one, day(3));
    expect(await taken(head, day(3))).toEqual(away);
    await undone(third, day(4));
    await merged(staff, { reference: third.reference, into: own.reference, at: day(5) });
    await undone(third, day(6));
    expect([await taken(own, day(6)), await taken(head, day(6))]).toMatchObject([away, { ok: true }]);
  });

  test("C27 D9 a merge that ends of itself gives it back too, and nobody takes it away before", async () => {
    const [one, head] = [await reportForTest(day(0)), await reportForTest(day(0))];
    await back(one, day(1));
    await merged(staff, { reference: one.reference, into: head.reference, at: day(2) });
    await expect(db.recusal.deleteMany({ where: { caseId: head.caseId } })).rejects.toThrow(
      /as long as its merge|denied/,
    );
    await step(one, { action: "reopen", ground: "our_error", note: "误并" }, day(3));
    expect([await taken(one, day(3)), await taken(head, day(3))]).toMatchObject([away, { ok: true }]);
  });
});
