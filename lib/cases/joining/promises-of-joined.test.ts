import { beforeAll, describe, expect, test } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { applyTransition } from "@/lib/cases/apply-transition";
import { tellCoReportersNow } from "@/lib/cases/co-reporters/tell-co-reporters";
import { joined, reopened } from "@/lib/cases/joining/joining.fixture";
import { type Opened, reportForTest } from "@/lib/cases/merges/merging.fixture";
import type { StepRequest } from "@/lib/cases/transitions";
import { db, inTransaction } from "@/lib/infra/db/client";

const day = (count: number) => new Date(Date.parse("2026-05-06T03:00:00Z") + count * 86_400_000);

let staff: Staff;
beforeAll(async () => {
  staff = await staffForTest("supervisor");
});

const VERIFY = { action: "verify" } as const;
const FILE = { action: "file", note: "查实" } as const;
const NOT_FILE = { action: "not_file", ground: "not_proven", message: "查不实", note: "核对过" } as const;

async function step({ trackId }: Opened, request: StepRequest, at: Date): Promise<string> {
  const actor = { kind: "staff", staff: await staffForTest("supervisor") } as const;
  const asked = { ...request, trackId: trackId("report"), actor, at };
  const moved = await inTransaction((tx) => applyTransition(tx, asked));
  return moved.ok ? moved.eventId : expect.fail(moved.reason);
}

const trackOf = ({ caseId }: Opened) => db.track.findFirstOrThrow({ where: { caseId, kind: "report" } });

async function running({ caseId }: Opened): Promise<string[]> {
  const clocks = await db.caseClock.findMany({ where: { caseId, stoppedAt: null }, select: { ruleId: true } });
  return clocks.map(({ ruleId }) => ruleId).toSorted();
}

/** An older report that staff join to a case that has come so far. */
async function joinedTo(steps: readonly StepRequest[], action?: "join" | "mark_duplicate") {
  const [one, main] = [await reportForTest(day(0)), await reportForTest(day(1))];
  for (const request of steps) await step(main, request, day(1));
  expect(await joined(staff, { one, into: main, at: day(2), ...(action ? { action } : {}) })).toMatchObject({
    ok: true,
  });
  return { one, main };
}

describe("A13 C8 what is owed to whom staff join", () => {
  const reopen = { action: "reopen", ground: "our_error", note: "再查" } as const;
  const ask = { action: "request_supplement", ground: "order_proof", message: "请补充订单。" } as const;
  const away = { action: "transfer", ground: "other_office", message: "已转", note: "管辖", target: "某局" } as const;

  test.each<[string, readonly StepRequest[], readonly string[]]>([
    ["received", [], ["decide_filing"]],
    ["being checked", [VERIFY], ["decide_filing"]],
    ["waiting for its reporter", [ask], ["decide_filing"]],
    ["reopened", [VERIFY, NOT_FILE, reopen], ["decide_filing"]],
    ["filed", [VERIFY, FILE], []],
    ["investigated", [VERIFY, FILE, { action: "investigate" }], []],
    ["not filed", [VERIFY, NOT_FILE], []],
    ["transferred", [away], []],
  ])("A13 into a case that is %s", async (_, steps, owed) => {
    const { one } = await joinedTo(steps);
    expect(await running(one)).toEqual(owed);
  });

  test("A13 by their own day, which the case of all takes over, and as long as they are in it", async () => {
    const { one, main } = await joinedTo([VERIFY]);
    const theirs = await trackOf(one);
    expect((await trackOf(main)).dueAt).toEqual(theirs.dueAt);
    await reopened(staff, one, day(3));
    expect((await trackOf(main)).dueAt.getTime()).toBeGreaterThan(theirs.dueAt.getTime());
    expect(await running(one)).toEqual(["decide_filing"]);
  });

  test.each([FILE, NOT_FILE])("A13 until they are told: $action", async (decision) => {
    const { one, main } = await joinedTo([VERIFY]);
    const eventId = await step(main, decision, day(4));
    expect(await tellCoReportersNow({ eventId }, day(4))).toBe(1);
    expect(await running(one)).toEqual([]);
  });

  test("C8 of a duplicate that is not handled, nothing is owed", async () => {
    const { one } = await joinedTo([VERIFY], "mark_duplicate");
    expect(await running(one)).toEqual([]);
  });
});
