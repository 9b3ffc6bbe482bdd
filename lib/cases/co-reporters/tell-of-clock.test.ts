import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { applyTransition } from "@/lib/cases/apply-transition";
import { claimCase } from "@/lib/cases/claim-case";
import { tellCoReportersNow } from "@/lib/cases/co-reporters/tell-co-reporters";
import { extendCaseClock } from "@/lib/cases/extend-clock";
import { coReporter } from "@/lib/cases/joining/joining.fixture";
import { merged, type Opened, reportForTest, versionOf } from "@/lib/cases/merges/merging.fixture";
import { undoMerge } from "@/lib/cases/merges/undo-merge";
import { pauseCaseClock } from "@/lib/cases/pause-clock";
import { resumeCaseClock } from "@/lib/cases/resume-clock";
import { splitCase } from "@/lib/cases/splits/split-case";
import type { StepRequest } from "@/lib/cases/transitions";
import { dueAt } from "@/lib/clocks/clock";
import { storedClock } from "@/lib/clocks/schema";
import { db, inTransaction } from "@/lib/infra/db/client";

const day = (count: number) => new Date(Date.parse("2026-05-06T03:00:00Z") + count * 86_400_000);

let staff: Staff;
let main: Opened;
beforeEach(async () => {
  staff = await staffForTest("supervisor");
  main = await reportForTest(day(0));
  await step(main, { action: "verify" }, day(1));
});

async function step({ trackId }: Opened, request: StepRequest, at: Date): Promise<void> {
  const asked = { ...request, trackId: trackId("report"), actor: { kind: "staff", staff } as const, at };
  expect(await inTransaction((tx) => applyTransition(tx, asked))).toMatchObject({ ok: true });
}

async function clockOf({ caseId }: Opened, ruleId: string) {
  const row = await db.caseClock.findFirstOrThrow({ where: { caseId, ruleId, stoppedAt: null } });
  return { id: row.id, clock: storedClock.parse(row) };
}

type Act = "pause" | "resume" | "extend";
/** Staff act on a clock of the main case; what is asked of the worker in the same transaction. */
async function act(what: Act, rule: string, at: Date): Promise<string> {
  await claimCase(staff, main.reference, at);
  const clock = { reference: main.reference, clockId: (await clockOf(main, rule)).id };
  const done =
    what === "pause"
      ? await pauseCaseClock(staff, { ...clock, reason: "testing" }, at)
      : what === "resume"
        ? await resumeCaseClock(staff, clock, at)
        : await extendCaseClock(staff, { ...clock, ground: "complex", amount: 30, before: 0 }, at);
  expect(done).toEqual({ ok: true });
  const { id } = await db.caseEvent.findFirstOrThrow({
    where: { caseId: main.caseId, kind: { in: ["clock_paused", "clock_resumed", "clock_extended"] } },
    orderBy: { id: "desc" },
  });
  return id;
}

async function asked(eventId: string): Promise<number> {
  const jobs = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM pgboss.job WHERE name = 'tell-co-reporters' AND data->>'eventId' = ${eventId}`;
  return jobs.length;
}

const told = (eventId: string, at: Date) => tellCoReportersNow({ eventId }, at);

const COMES = {
  joined: (at: Date) => coReporter(main, at),
  merged: async (at: Date) => {
    const one = await reportForTest(at);
    await step(one, { action: "verify" }, at);
    await merged(staff, { reference: one.reference, into: main.reference, at });
    return one;
  },
};

const newsOf = ({ caseId }: Opened) =>
  db.caseEvent.findMany({ where: { caseId, kind: "co_reporter_told" }, orderBy: { id: "asc" } });
const audited = ({ caseId }: Opened, action: string) =>
  db.auditEntry.count({
    where: { AND: [{ payload: { contains: caseId } }, { payload: { contains: `"${action}"` } }] },
  });
const trackOf = ({ caseId }: Opened) => db.track.findFirstOrThrow({ where: { caseId, kind: "report" } });

describe("A13 a clock of the main case that stands still", () => {
  test.each(Object.entries(COMES))(
    "A13 stands still for whoever is %s, each from their own start",
    async (_, comes) => {
      const one = await comes(day(2));
      const before = (await clockOf(one, "decide_filing")).clock;
      const paused = await act("pause", "decide_filing", day(3));
      expect([await asked(paused), await told(paused, day(3)), await told(paused, day(3))]).toEqual([1, 1, 0]);
      expect((await clockOf(one, "decide_filing")).clock).toEqual({
        ...before,
        pauses: [{ from: day(3), to: null, reason: "testing" }],
      });
      const resumed = await act("resume", "decide_filing", day(10));
      expect([await told(resumed, day(10)), await told(resumed, day(10))]).toEqual([1, 0]);
      const after = (await clockOf(one, "decide_filing")).clock;
      expect(after.pauses).toEqual((await clockOf(main, "decide_filing")).clock.pauses);
      expect(dueAt(after)?.getTime()).toBeGreaterThan(
        dueAt((await clockOf(main, "decide_filing")).clock)?.getTime() ?? 0,
      );
      expect((await trackOf(one)).dueAt.getTime()).toBeLessThanOrEqual(dueAt(after)?.getTime() ?? 0);
      expect(await newsOf(one)).toMatchObject([
        { told: true, data: { step: "clock_paused", rule: "decide_filing", ground: "testing", source: paused } },
        { told: true, data: { step: "clock_resumed", rule: "decide_filing", source: resumed } },
      ]);
      expect([await audited(one, "clock.paused"), await audited(one, "clock.resumed")]).toEqual([1, 1]);
      expect(await audited(one, "case.co_reporter_told")).toBe(2);
    },
  );

  test("A13 in whatever order the worker comes to it", async () => {
    const one = await COMES.joined(day(2));
    const [paused, resumed] = [
      await act("pause", "decide_filing", day(3)),
      await act("resume", "decide_filing", day(4)),
    ];
    expect([await told(resumed, day(5)), await told(paused, day(5))]).toEqual([1, 1]);
    expect((await clockOf(one, "decide_filing")).clock.pauses).toEqual([
      { from: day(3), to: day(4), reason: "testing" },
    ]);
  });

  test("A13 the case of all is due for nobody's filing meanwhile, and for each on their own day after it", async () => {
    const one = await COMES.merged(day(2));
    const paused = await act("pause", "decide_filing", day(3));
    expect((await trackOf(main)).dueAt).toEqual((await trackOf(one)).dueAt);
    await told(paused, day(3));
    expect((await trackOf(main)).dueAt.getUTCFullYear()).toBe(9999);
    await told(await act("resume", "decide_filing", day(4)), day(4));
    expect((await trackOf(main)).dueAt).toEqual(dueAt((await clockOf(main, "decide_filing")).clock));
  });

  test("A13 who waits for a first answer still does, and who joins later is not told of it", async () => {
    const one = await COMES.joined(day(2));
    const paused = await act("pause", "decide_filing", day(3));
    const late = await COMES.joined(day(4));
    expect(await told(paused, day(4))).toBe(1);
    expect((await clockOf(one, "first_human_answer")).clock.pauses).toEqual([]);
    expect(await newsOf(late)).toEqual([]);
  });

  test("D9 taking the merge back lets it stand as if it had run on", async () => {
    const one = await COMES.merged(day(2));
    const before = (await clockOf(one, "decide_filing")).clock;
    await told(await act("pause", "decide_filing", day(3)), day(3));
    const form = { reference: one.reference, reason: "不是同一家店", version: await versionOf(one) };
    expect(await undoMerge(staff, form, day(4))).toMatchObject({ ok: true });
    expect((await clockOf(one, "decide_filing")).clock).toEqual(before);
  });
});

describe("D9 A13 whoever leaves by a split while the main case stands still", () => {
  test.each(Object.entries(COMES))("D9 runs again from that day, who was %s", async (_, comes) => {
    const one = await comes(day(2));
    await told(await act("pause", "decide_filing", day(3)), day(3));
    const said = { title: "另一家店", reason: "不是同一家店", onceKey: randomUUID(), version: await versionOf(main) };
    const split = { reference: main.reference, reporters: [one.reference], files: [], ...said };
    expect(await splitCase(staff, split, day(5))).toMatchObject({ ok: true });
    const { clock } = await clockOf(one, "decide_filing");
    expect(clock.pauses).toEqual([{ from: day(3), to: day(5), reason: "testing" }]);
    expect((await clockOf(main, "decide_filing")).clock.pauses).toMatchObject([{ to: null }]);
  });
});

describe("A13 a period of the main case that is longer", () => {
  test("A13 is longer for whoever was filed and merged, and told to whoever has none of the kind", async () => {
    await step(main, { action: "file", note: "查实" }, day(2));
    const one = await reportForTest(day(0));
    await step(one, { action: "verify" }, day(1));
    await step(one, { action: "file", note: "查实" }, day(2.5));
    await merged(staff, { reference: one.reference, into: main.reference, at: day(3) });
    const other = await COMES.joined(day(3));
    const extended = await act("extend", "decide_penalty", day(4));
    expect(await told(extended, day(4))).toBe(2);
    expect((await clockOf(one, "decide_penalty")).clock.extension).toMatchObject({ amount: 30, reason: "complex" });
    expect((await newsOf(other)).map(({ data }) => data)).toMatchObject([
      { step: "clock_extended", ground: "complex" },
    ]);
    expect([await audited(one, "clock.extended"), await audited(other, "clock.extended")]).toEqual([1, 0]);
  });
});
