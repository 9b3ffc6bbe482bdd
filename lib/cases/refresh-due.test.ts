import { beforeEach, describe, expect, test } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { applyTransition } from "@/lib/cases/apply-transition";
import { claimCase } from "@/lib/cases/claim-case";
import { lockCase } from "@/lib/cases/desk-change";
import { extendCaseClock } from "@/lib/cases/extend-clock";
import { coReporter } from "@/lib/cases/joining/joining.fixture";
import { merged, type Opened, reportForTest } from "@/lib/cases/merges/merging.fixture";
import { pauseCaseClock } from "@/lib/cases/pause-clock";
import { rankCase } from "@/lib/cases/rank-case";
import { refreshDue } from "@/lib/cases/refresh-due";
import { resumeCaseClock } from "@/lib/cases/resume-clock";
import { sayOutsideTracks } from "@/lib/cases/say-outside-tracks";
import { sendMessageToReporter } from "@/lib/cases/send-message-to-reporter";
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
});

async function step({ trackId }: Opened, request: StepRequest, at: Date): Promise<void> {
  const asked = { ...request, trackId: trackId("report"), actor: { kind: "staff", staff } as const, at };
  expect(await inTransaction((tx) => applyTransition(tx, asked))).toMatchObject({ ok: true });
}

const trackOf = ({ caseId }: Opened) => db.track.findFirstOrThrow({ where: { caseId, kind: "report" } });

async function owed({ caseId }: Opened, ruleId: string): Promise<Date> {
  const row = await db.caseClock.findFirstOrThrow({ where: { caseId, ruleId, stoppedAt: null } });
  return dueAt(storedClock.parse(row)) ?? expect.fail("paused");
}

async function clockOf(ruleId: string): Promise<{ reference: string; clockId: string }> {
  const { caseId, reference } = main;
  const { id } = await db.caseClock.findFirstOrThrow({ where: { caseId, ruleId, stoppedAt: null } });
  return { reference, clockId: id };
}

/** Somebody who reported the same and waits for a first answer. */
const JOINS = {
  joined: (at: Date) => coReporter(main, at),
  merged: async (at: Date) => {
    const one = await reportForTest(at);
    await merged(staff, { reference: one.reference, into: main.reference, at });
    return one;
  },
};

/** What staff do on the case of all, each on a clock or a promise of its own reporter's. */
const ACTS = {
  "pause its clock": async () =>
    pauseCaseClock(staff, { ...(await clockOf("decide_filing")), reason: "testing" }, day(3)),
  "pause it and let it run again": async () => {
    const clock = await clockOf("decide_filing");
    await pauseCaseClock(staff, { ...clock, reason: "testing" }, day(3));
    return resumeCaseClock(staff, clock, day(3));
  },
  "extend its clock": async () => {
    await step(main, { action: "file", note: "查实" }, day(3));
    await claimCase(staff, main.reference, day(3));
    const asked = { ...(await clockOf("decide_penalty")), ground: "complex", amount: 30, before: 0 };
    return extendCaseClock(staff, asked, day(3));
  },
  "write to its reporter": () => {
    const { reference } = main;
    return sendMessageToReporter(staff, { reference, body: "我们在看了。", onceKey: "0123456789abcdef" }, day(3));
  },
  "tell its reporter of something outside": () =>
    inTransaction(async (tx) => {
      await lockCase(tx, main.caseId);
      const told = { key: "suit", words: "法院已开庭。" };
      const said = { caseId: main.caseId, staffId: staff.id, kind: "suit_heard", told, data: {}, at: day(3) } as const;
      await sayOutsideTracks(tx, said);
      return { ok: true } as const;
    }),
};

describe("D9 A13 the case of all is due when anybody in it is due", () => {
  const cells = Object.entries(JOINS).flatMap(([how, join]) => {
    return Object.entries(ACTS).map(([what, act]) => ({ how, join, what, act }));
  });

  test.each(cells)("A13 for whoever is $how, when staff $what", async ({ join, act }) => {
    await step(main, { action: "verify" }, day(1));
    const one = await join(day(2));
    const promised = await owed(one, "first_human_answer");
    await claimCase(staff, main.reference, day(3));
    expect((await trackOf(main)).dueAt).toEqual(promised);
    expect(await act()).toEqual({ ok: true });
    expect((await trackOf(main)).dueAt).toEqual(promised);
  });
});

describe("C5 the place in the queue follows the due date", () => {
  test.each(Object.entries(ACTS))("C5 when staff %s", async (_, act) => {
    await step(main, { action: "verify" }, day(1));
    const unanswered = { caseId: main.caseId, ruleId: "first_human_answer" };
    await db.caseClock.updateMany({ where: unanswered, data: { stoppedAt: null } });
    await inTransaction((tx) => refreshDue(tx, main.caseId));
    await inTransaction((tx) => rankCase(tx, { caseId: main.caseId, at: day(1) }));
    await claimCase(staff, main.reference, day(3));
    expect(await act()).toEqual({ ok: true });
    const { rankAt } = await trackOf(main);
    await inTransaction((tx) => rankCase(tx, { caseId: main.caseId, at: day(3) }));
    expect((await trackOf(main)).rankAt).toEqual(rankAt);
  });
});
