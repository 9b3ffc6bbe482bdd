import published from "chinese-days/dist/chinese-days.json" with { type: "json" };
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { applyTransition } from "@/lib/cases/apply-transition";
import { caseForTest, someStaff } from "@/lib/cases/case.fixture";
import { recountDue } from "@/lib/cases/recount-due";
import type { Action } from "@/lib/cases/step";
import type { TrackKind } from "@/lib/cases/track";
import { calendarOf, type HolidayTable } from "@/lib/clocks/calendar";
import { db, inTransaction } from "@/lib/infra/db/client";

const RECEIVED = new Date("2026-12-21T02:00:00Z");
const NEXT_DAY = new Date("2026-12-22T02:00:00Z");
const PUBLISHED = new Date("2026-12-23T02:00:00Z");
const supervisor = someStaff("supervisor");

const calendarWith = ({ holidays, workdays }: HolidayTable) =>
  calendarOf(
    { holidays: { ...published.holidays, ...holidays }, workdays: { ...published.workdays, ...workdays } },
    "test",
  );
const NEW_YEAR = calendarWith({ holidays: { "2027-01-01": "New Year's Day,元旦,1" }, workdays: {} });
const MADE_UP = calendarWith({ holidays: {}, workdays: { "2027-01-09": "New Year's Day,元旦,1" } });

let stage: Awaited<ReturnType<typeof caseForTest>>;
const row = (kind: TrackKind, caseId = stage.caseId) => db.track.findFirstOrThrow({ where: { caseId, kind } });
const eventsOf = (caseId = stage.caseId) =>
  db.caseEvent.findMany({ where: { caseId, kind: { startsWith: "due_moved" } }, orderBy: { id: "asc" } });

async function move(trackId: string, action: Action, words: { ground?: string; target?: string } = {}) {
  const said = { message: "告知", note: "核对过", ...words };
  const input = { trackId, action, actor: { kind: "staff", staff: supervisor }, at: NEXT_DAY, ...said } as const;
  const moved = await inTransaction((tx) => applyTransition(tx, input));
  expect(moved).toMatchObject({ ok: true });
}

beforeEach(async () => {
  await recountDue();
  stage = await caseForTest({ at: RECEIVED });
  await move(stage.trackId("report"), "verify");
});
afterAll(() => recountDue());

describe("N19 a new table of holidays", () => {
  it("N19 moves what is due later, and says so to the reporter and the record, from which day to which", async () => {
    // 15 working days from 21 December, weekends alone left out in the year that is not published.
    expect(await row("report")).toMatchObject({ dueAt: new Date("2027-01-11T15:59:59.999Z") });
    const before = await row("report");
    expect(await recountDue(NEW_YEAR, PUBLISHED)).toBeGreaterThan(0);
    const after = await row("report");
    expect(after).toMatchObject({ dueAt: new Date("2027-01-12T15:59:59.999Z"), version: before.version });
    expect(after.rankAt.getTime() - before.rankAt.getTime()).toBe(after.dueAt.getTime() - before.dueAt.getTime());
    const data = { before: "2027-01-11", after: "2027-01-12", calendar: NEW_YEAR.version };
    const event = {
      kind: "due_moved_later",
      trackKind: "report",
      actorKind: "system",
      told: true,
      at: PUBLISHED,
      data,
    };
    expect(await eventsOf()).toMatchObject([event]);
    const entry = { AND: [{ payload: { contains: stage.caseId } }, { payload: { contains: "clock.recounted" } }] };
    expect(await db.auditEntry.count({ where: entry })).toBe(1);
  });

  it("N19 never moves a date forward without a word of its own", async () => {
    await recountDue(MADE_UP, PUBLISHED);
    expect(await row("report")).toMatchObject({ dueAt: new Date("2027-01-09T15:59:59.999Z") });
    expect(await eventsOf()).toMatchObject([{ kind: "due_moved_earlier", told: true }]);
  });

  it("N19 leaves alone what ends before it, what has ended and what no clock runs for", async () => {
    const ended = await caseForTest({ at: RECEIVED });
    await move(ended.trackId("report"), "verify");
    await move(ended.trackId("report"), "not_file", { ground: "no_violation" });
    const bare = await caseForTest({ at: RECEIVED, tracks: ["report"] });
    await db.caseClock.updateMany({ where: { caseId: bare.caseId }, data: { stoppedAt: NEXT_DAY } });
    const kept = [await row("complaint"), await row("report", ended.caseId), await row("report", bare.caseId)];
    await recountDue(NEW_YEAR, PUBLISHED);
    expect([await row("complaint"), await row("report", ended.caseId), await row("report", bare.caseId)]).toEqual(kept);
    expect([...(await eventsOf(ended.caseId)), ...(await eventsOf(bare.caseId))]).toEqual([]);
  });

  it("N19 counts the date that is owed to whoever is carried along", async () => {
    const other = await caseForTest({ at: RECEIVED });
    const joining = { trackId: other.trackId("report"), action: "join_others", target: stage.reference } as const;
    await inTransaction((tx) => applyTransition(tx, { ...joining, actor: { kind: "reporter" }, at: RECEIVED }));
    const answered = { caseId: other.caseId, ruleId: "first_human_answer" };
    await db.caseClock.updateMany({ where: answered, data: { stoppedAt: NEXT_DAY } });
    await move(stage.trackId("report"), "file");
    // The case has 90 calendar days now; word on the filing is still owed to the other reporter.
    expect(await row("report")).toMatchObject({ dueAt: new Date("2027-01-11T15:59:59.999Z") });
    await recountDue(NEW_YEAR, PUBLISHED);
    expect(await row("report")).toMatchObject({ dueAt: new Date("2027-01-12T15:59:59.999Z") });
    expect(await eventsOf()).toHaveLength(1);
  });

  it("N19 is done once for a table, however often it is asked, and by two at once", async () => {
    const both = await Promise.all([recountDue(NEW_YEAR, PUBLISHED), recountDue(NEW_YEAR, PUBLISHED)]);
    expect(both.some((changed) => changed !== null && changed > 0)).toBe(true);
    expect(await recountDue(NEW_YEAR, PUBLISHED)).toBeNull();
    expect(await eventsOf()).toHaveLength(1);
  });

  it.each([
    ["counted_calendar", "version", "INSERT"],
    ["counted_calendar", "version", "SELECT"],
    ["track", "due_at", "UPDATE"],
    ["track", "rank_at", "UPDATE"],
    ["case_event", "kind", "INSERT"],
  ])("N19 is within what the worker may do: %s.%s %s", async (table, column, right) => {
    const [asked] = await db.$queryRaw<{ may: boolean }[]>`
      SELECT has_column_privilege(regexp_replace(current_user, '_app$', '_worker')::name, ${table}::text, ${column}::text, ${right}::text) AS may`;
    expect(asked?.may).toBe(true);
  });
});
