import { beforeEach, describe, expect, it } from "vitest";
import { applyTransition } from "@/lib/cases/apply-transition";
import { caseForTest, someStaff } from "@/lib/cases/case.fixture";
import { NO_DUE } from "@/lib/cases/due";
import type { TransitionInput } from "@/lib/cases/transition-input";
import { db, inTransaction } from "@/lib/infra/db/client";

const RECEIVED = new Date("2026-03-02T02:00:00Z");
const NEXT_DAY = new Date("2026-03-03T02:00:00Z");
const supervisor = someStaff("supervisor");

let stage: Awaited<ReturnType<typeof caseForTest>>;
beforeEach(async () => {
  stage = await caseForTest({ at: RECEIVED });
});

function move(input: Omit<TransitionInput, "actor" | "at"> & Partial<TransitionInput>) {
  const whole = { actor: { kind: "staff", staff: supervisor }, at: NEXT_DAY, ...input } as const;
  return inTransaction((tx) => applyTransition(tx, whole));
}

const trackRow = (id: string) => db.track.findUniqueOrThrow({ where: { id } });
const clocksOf = (trackId: string) => db.caseClock.findMany({ where: { trackId }, orderBy: { ruleId: "asc" } });
const eventsOf = (caseId: string) => db.caseEvent.findMany({ where: { caseId }, orderBy: { id: "asc" } });

describe("moving a track", () => {
  it("writes the state, the decision, the message and an event that the reporter is told", async () => {
    const trackId = stage.trackId("complaint");
    const result = await move({ trackId, version: 0, action: "accept", message: " 我们已受理。 ", note: "材料齐全" });
    expect(result).toMatchObject({ ok: true, from: "received", to: "accepted", version: 1 });
    expect(await trackRow(trackId)).toMatchObject({ state: "accepted", version: 1, open: true });
    expect(await db.decision.findFirst({ where: { caseId: stage.caseId } })).toMatchObject({
      action: "accept",
      fromState: "received",
      toState: "accepted",
      message: "我们已受理。",
      note: "材料齐全",
      staffId: supervisor.id,
    });
    const message = { fromKind: "staff", body: "我们已受理。", staffId: supervisor.id };
    expect(await db.message.findFirst({ where: { caseId: stage.caseId } })).toMatchObject(message);
    expect(await eventsOf(stage.caseId)).toMatchObject([
      { kind: "accept", trackKind: "complaint", told: true, at: NEXT_DAY, data: { from: "received", to: "accepted" } },
    ]);
    const touched = await db.case.findUniqueOrThrow({ where: { id: stage.caseId } });
    expect(touched.updatedAt).toEqual(NEXT_DAY);
  });

  it("leaves the other track of the case where it is", async () => {
    await move({ trackId: stage.trackId("complaint"), action: "accept" });
    expect(await trackRow(stage.trackId("report"))).toMatchObject({ state: "received", version: 0 });
    expect((await clocksOf(stage.trackId("report"))).every(({ stoppedAt }) => stoppedAt === null)).toBe(true);
  });

  it("stops the clocks of the step, then starts those that begin, and ranks the track by the nearest", async () => {
    const trackId = stage.trackId("complaint");
    await move({ trackId, action: "accept" });
    const clocks = await clocksOf(trackId);
    expect(clocks.filter(({ stoppedAt }) => stoppedAt !== null).map(({ ruleId }) => ruleId)).toEqual([
      "decide_acceptance",
      "first_human_answer",
      "handle_complaint",
    ]);
    const [mediate] = clocks.filter(({ stoppedAt }) => stoppedAt === null);
    expect(mediate).toMatchObject({ ruleId: "mediate", startedAt: NEXT_DAY });
    // 45 working days after 3 March 2026: without Qingming and the May holiday, with its make-up Saturday.
    expect((await trackRow(trackId)).dueAt).toEqual(new Date("2026-05-09T15:59:59.999Z"));
  });

  it("ends a track with no clock running, behind all others in the queue", async () => {
    const trackId = stage.trackId("complaint");
    await move({ trackId, action: "not_accept", ground: "too_old", message: "超过三年。", note: "第十五条" });
    expect(await trackRow(trackId)).toMatchObject({ state: "not_accepted", open: false, dueAt: NO_DUE });
    expect((await clocksOf(trackId)).every(({ stoppedAt }) => stoppedAt !== null)).toBe(true);
  });

  it("lengthens the check by what the rule allows, once and only before it has run out", async () => {
    const trackId = stage.trackId("report");
    const extension = { action: "extend_verification", ground: "complex", note: "局长批准" } as const;
    await move({ trackId, action: "verify" });
    const late = await move({ trackId, ...extension, at: new Date("2026-04-30T02:00:00Z") });
    expect(late).toMatchObject({ ok: false, reason: "extension_refused" });
    const before = await trackRow(trackId);
    expect(await move({ trackId, ...extension })).toMatchObject({ ok: true, from: "verifying", to: "verifying" });
    expect((await trackRow(trackId)).dueAt.getTime()).toBeGreaterThan(before.dueAt.getTime());
    expect(await move({ trackId, ...extension })).toMatchObject({ ok: false, reason: "already_done" });
  });

  it("lets the reporter contest once, writes no decision for it and remembers when", async () => {
    const trackId = stage.trackId("complaint");
    await move({ trackId, action: "not_accept", ground: "too_old", message: "超过三年。", note: "第十五条" });
    expect(await move({ trackId, action: "contest", actor: { kind: "reporter" } })).toMatchObject({ to: "received" });
    expect(await trackRow(trackId)).toMatchObject({ contestedAt: NEXT_DAY, open: true });
    expect(await db.decision.count({ where: { caseId: stage.caseId } })).toBe(1);
    await move({ trackId, action: "not_accept", ground: "too_old", message: "仍然超过三年。", note: "第十五条" });
    const again = await move({ trackId, action: "contest", actor: { kind: "reporter" } });
    expect(again).toMatchObject({ ok: false, reason: "already_done", legal: [] });
  });

  it("joins a report to another case by its number, and to nothing else", async () => {
    const other = await caseForTest({ tracks: ["report"] });
    const trackId = stage.trackId("report");
    const join = { trackId, action: "join", ground: "same_shop", note: "同一店铺" } as const;
    for (const target of ["ZP26-2222-2222", "随便", stage.reference]) {
      expect(await move({ ...join, target })).toMatchObject({ ok: false, reason: "target_unknown" });
    }
    expect(await move({ ...join, target: other.reference.toLowerCase() })).toMatchObject({ ok: true, to: "joined" });
    const joined = await db.case.findUniqueOrThrow({ where: { id: stage.caseId } });
    expect(joined.joinedToId).toBe(other.caseId);
  });
});

describe("cases that are joined", () => {
  const join = { action: "join", ground: "same_shop", note: "同一店铺" } as const;
  type Stage = typeof stage;
  const joinTo = (from: Stage, to: Stage) => move({ ...join, trackId: from.trackId("report"), target: to.reference });
  const joinedTo = async (one: Stage) =>
    (await db.case.findUniqueOrThrow({ where: { id: one.caseId }, select: { joinedToId: true } })).joinedToId;
  const more = () => caseForTest({ tracks: ["report"], at: RECEIVED });

  it.each([
    { action: "contest", actor: { kind: "reporter" } } as const,
    { action: "reopen", ground: "our_error", note: "不是一回事" } as const,
  ])("stand for themselves again after $action", async (back) => {
    const other = await more();
    await joinTo(stage, other);
    expect(await joinedTo(stage)).toBe(other.caseId);
    expect(await move({ trackId: stage.trackId("report"), ...back })).toMatchObject({ ok: true, to: "reopened" });
    expect(await joinedTo(stage)).toBeNull();
    expect(await joinTo(other, stage)).toMatchObject({ ok: true });
  });

  it("never stand in a circle, however long", async () => {
    const [one, two, three] = [await more(), await more(), await more()];
    await joinTo(one, two);
    await joinTo(two, three);
    expect(await joinTo(three, one)).toMatchObject({ ok: false, reason: "target_unknown" });
    expect(await joinTo(stage, one)).toMatchObject({ ok: true });
  });

  it("never stand in a circle, not even when three people join them at once", async () => {
    const [one, two, three] = [await more(), await more(), await more()];
    const results = await Promise.all([joinTo(one, two), joinTo(two, three), joinTo(three, one)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(2);
  });
});

describe("two people and one track", () => {
  it("refuses a decision made on an older state, and writes nothing of it", async () => {
    const trackId = stage.trackId("complaint");
    await move({ trackId, version: 0, action: "request_supplement", ground: "order_proof", message: "请补充订单。" });
    const stale = await move({ trackId, version: 0, action: "accept", message: "受理" });
    expect(stale).toMatchObject({ ok: false, reason: "stale", legal: ["accept", "not_accept", "supplement_received"] });
    expect(await trackRow(trackId)).toMatchObject({ state: "supplement_requested", version: 1 });
    expect(await db.message.count({ where: { caseId: stage.caseId } })).toBe(1);
  });

  it("lets exactly one of twenty decisions of the same moment through", async () => {
    const trackId = stage.trackId("complaint");
    const tries = Array.from({ length: 20 }, () => move({ trackId, version: 0, action: "accept" }));
    const results = await Promise.all(tries);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await eventsOf(stage.caseId)).toHaveLength(1);
    expect(await db.decision.count({ where: { caseId: stage.caseId } })).toBe(1);
  });
});
