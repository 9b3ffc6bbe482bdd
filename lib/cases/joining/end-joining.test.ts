import { beforeAll, describe, expect, test } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { applyTransition } from "@/lib/cases/apply-transition";
import { caseForTest } from "@/lib/cases/case.fixture";
import { joinOthers } from "@/lib/cases/co-reporters/join-others";
import { reopened } from "@/lib/cases/joining/joining.fixture";
import { merged, type Opened, reportForTest } from "@/lib/cases/merges/merging.fixture";
import { rankCase } from "@/lib/cases/rank-case";
import { db, inTransaction } from "@/lib/infra/db/client";

const day = (count: number) => new Date(Date.parse("2026-05-06T03:00:00Z") + count * 86_400_000);

let staff: Staff;
beforeAll(async () => {
  staff = await staffForTest("supervisor");
});

const trackOf = ({ caseId }: Opened) => db.track.findFirstOrThrow({ where: { caseId, kind: "report" } });

/** Whoever objects does it on the public side, with no more rights than it has by itself. */
async function publicRole(): Promise<string> {
  const [row] = await db.$queryRaw<{ role: string }[]>`
    SELECT quote_ident(regexp_replace(current_user, '_app$', '_public')) AS role`;
  return row?.role ?? expect.fail("no role");
}

async function step({ trackId }: Opened, action: "verify" | "contest", at: Date) {
  const actor = action === "verify" ? ({ kind: "staff", staff } as const) : ({ kind: "reporter" } as const);
  return inTransaction(async (tx) => {
    if (action === "contest") await tx.$executeRawUnsafe(`SET LOCAL ROLE ${await publicRole()}`);
    return applyTransition(tx, { action, trackId: trackId("report"), actor, at });
  });
}

const COMES = {
  "joined by themselves": async (main: Opened) => {
    const one = await caseForTest({ at: day(2), tracks: ["report"] });
    await inTransaction((tx) => joinOthers(tx, { ...one, mainId: main.caseId, at: day(2) }));
    return one;
  },
  merged: async (main: Opened) => {
    const one = await reportForTest(day(2));
    await merged(staff, { reference: one.reference, into: main.reference, at: day(2) });
    return one;
  },
};

const GOES = {
  "their reporter objects": (one: Opened) => step(one, "contest", day(3)),
  "staff open it again": (one: Opened) => reopened(staff, one, day(3)),
};

describe("A13 D9 the case that was left", () => {
  const cells = Object.entries(COMES).flatMap(([how, comes]) => {
    return Object.entries(GOES).map(([way, goes]) => ({ how, comes, way, goes }));
  });

  test.each(cells)("A13 is due as before for whoever stays, when $way: $how", async ({ comes, goes }) => {
    const main = await reportForTest(day(0));
    await step(main, "verify", day(1));
    const alone = await trackOf(main);
    const one = await comes(main);
    expect((await trackOf(main)).dueAt.getTime()).toBeLessThan(alone.dueAt.getTime());
    expect(await goes(one)).toMatchObject({ ok: true, to: "reopened" });
    const left = await trackOf(main);
    expect(left.dueAt).toEqual(alone.dueAt);
    await inTransaction((tx) => rankCase(tx, { caseId: main.caseId, at: day(3) }));
    expect((await trackOf(main)).rankAt).toEqual(left.rankAt);
  });

  test("A13 where the case between is led out, the one above is due as before, and theirs for all who go along", async () => {
    const [main, middle] = [await reportForTest(day(0)), await reportForTest(day(0))];
    for (const one of [main, middle]) await step(one, "verify", day(1));
    const alone = await trackOf(main);
    const low = await COMES["joined by themselves"](middle);
    await merged(staff, { reference: middle.reference, into: main.reference, at: day(2) });
    expect((await trackOf(main)).dueAt).toEqual((await trackOf(low)).dueAt);
    await step(middle, "contest", day(3));
    expect([(await trackOf(main)).dueAt, (await trackOf(middle)).dueAt]).toEqual([
      alone.dueAt,
      (await trackOf(low)).dueAt,
    ]);
  });
});
