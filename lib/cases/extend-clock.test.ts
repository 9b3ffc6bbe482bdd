import { beforeEach, describe, expect, it } from "vitest";
import { ROLES } from "@/lib/access/roles";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { caseForTest } from "@/lib/cases/case.fixture";
import { claimCase } from "@/lib/cases/claim-case";
import { decideCase } from "@/lib/cases/decide-case";
import { extendCaseClock } from "@/lib/cases/extend-clock";
import { readCase } from "@/lib/cases/read-case";
import { storedClock } from "@/lib/clocks/schema";
import { db } from "@/lib/infra/db/client";

const RECEIVED = new Date("2026-03-02T02:00:00Z");
const TUESDAY = new Date("2026-03-03T02:00:00Z");
const later = (days: number) => new Date(TUESDAY.getTime() + days * 86_400_000);

let stage: Awaited<ReturnType<typeof caseForTest>>;
let supervisor: Staff;

async function step(action: "verify" | "file", at: Date): Promise<void> {
  const { version } = await db.track.findUniqueOrThrow({ where: { id: stage.trackId("report") } });
  await claimCase(supervisor, stage.reference, at);
  const decided = await decideCase(
    supervisor,
    { reference: stage.reference, track: "report", version, action, message: "已立案。", note: "依据见附件。" },
    at,
  );
  expect(decided).toMatchObject({ ok: true });
}

beforeEach(async () => {
  stage = await caseForTest({ at: RECEIVED });
  supervisor = await staffForTest("supervisor");
  await step("verify", TUESDAY);
  await step("file", TUESDAY);
  await claimCase(supervisor, stage.reference, TUESDAY);
});

async function clockOf(ruleId: string) {
  const row = await db.caseClock.findFirstOrThrow({ where: { caseId: stage.caseId, ruleId } });
  return { id: row.id, clock: storedClock.parse(row) };
}
const dueAt = async () => (await db.track.findUniqueOrThrow({ where: { id: stage.trackId("report") } })).dueAt;

type Wish = { amount?: number; before?: number; ground?: string; rule?: string; staff?: Staff; at?: Date };
async function extend({
  amount = 30,
  before = 0,
  ground = "complex",
  rule = "decide_penalty",
  staff,
  at = TUESDAY,
}: Wish = {}) {
  const { id: clockId } = await clockOf(rule);
  return extendCaseClock(staff ?? supervisor, { reference: stage.reference, clockId, ground, amount, before }, at);
}

describe("N18 a period made longer", () => {
  it("N18 runs on for as many days as were approved; the queue, the reporter and the record know", async () => {
    const before = await dueAt();
    expect(await extend()).toEqual({ ok: true });
    expect((await dueAt()).getTime() - before.getTime()).toBe(30 * 86_400_000);
    expect((await clockOf("decide_penalty")).clock.extension).toMatchObject({ amount: 30, reason: "complex" });
    const told = await db.caseEvent.findMany({ where: { caseId: stage.caseId, kind: "clock_extended" } });
    expect(told).toMatchObject([{ told: true, trackKind: "report", data: { ground: "complex" } }]);
    const entry = { AND: [{ payload: { contains: stage.caseId } }, { payload: { contains: "clock.extended" } }] };
    expect(await db.auditEntry.count({ where: entry })).toBe(1);
  });

  it("N18 goes no further than its rule, and needs a reason on the list", async () => {
    expect(await extend({ amount: 31 })).toEqual({ ok: false, reason: "extension_out_of_range" });
    expect(await extend({ amount: 0 })).toEqual({ ok: false, reason: "extension_out_of_range" });
    expect(await extend({ ground: "busy" })).toEqual({ ok: false, reason: "ground_missing" });
    expect(await extend({ ground: "" })).toEqual({ ok: false, reason: "ground_missing" });
  });

  it("N18 a second click adds nothing that the first did not; the leadership may go on without a limit", async () => {
    const both = await Promise.all([extend(), extend()]);
    expect(both).toEqual([{ ok: true }, { ok: true }]);
    expect((await clockOf("decide_penalty")).clock.extension?.amount).toBe(30);
    expect(await extend({ ground: "evidence_outstanding" })).toEqual({ ok: false, reason: "already_extended" });
    await claimCase(supervisor, stage.reference, later(1));
    expect(await extend({ amount: 400, before: 30, at: later(1) })).toEqual({ ok: true });
    expect((await clockOf("decide_penalty")).clock.extension?.amount).toBe(430);
  });

  it("N18 has no second way where a decision step does it, and none where the law knows no extension", async () => {
    const fresh = await caseForTest({ at: RECEIVED });
    await claimCase(supervisor, fresh.reference, TUESDAY);
    for (const ruleId of ["decide_filing", "first_human_answer", "handle_complaint"]) {
      const { id: clockId } = await db.caseClock.findFirstOrThrow({ where: { caseId: fresh.caseId, ruleId } });
      const asked = { reference: fresh.reference, clockId, ground: "complex", amount: 1, before: 0 };
      expect(await extendCaseClock(supervisor, asked, TUESDAY)).toEqual({ ok: false, reason: "extension_not_allowed" });
    }
  });

  it.each(ROLES)("N18 SEC-05 is asked of a %s", async (role) => {
    const staff = await staffForTest(role);
    const refused = role === "supervisor" ? "not_claimed" : "not_permitted";
    expect(await extend({ staff })).toEqual({ ok: false, reason: refused });
  });
});

describe("N18 two tracks of one case", () => {
  it("N18 ending the complaint moves nothing on the report: not its state, its clocks, its letters", async () => {
    const report = () => db.track.findUniqueOrThrow({ where: { id: stage.trackId("report") } });
    const clocks = () => db.caseClock.findMany({ where: { trackId: stage.trackId("report") }, orderBy: { id: "asc" } });
    const before = { track: await report(), clocks: await clocks() };
    const complaint = await db.track.findUniqueOrThrow({ where: { id: stage.trackId("complaint") } });
    const refusal = { ground: "too_old", message: "超过三年。", note: "订单日期为 2020 年。" };
    const { reference } = stage;
    const step = {
      reference,
      track: "complaint",
      version: complaint.version,
      action: "not_accept",
      ...refusal,
    } as const;
    expect(await decideCase(supervisor, step, TUESDAY)).toMatchObject({ ok: true, to: "not_accepted" });
    expect({ track: await report(), clocks: await clocks() }).toEqual(before);
    const read = await readCase(supervisor, reference, TUESDAY);
    const running = read.ok ? read.view.clocks.filter(({ clock }) => clock.stoppedAt === null) : [];
    expect(running.map(({ track }) => track)).toEqual(["report"]);
  });
});
