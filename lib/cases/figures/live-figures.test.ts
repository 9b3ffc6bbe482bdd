import { beforeAll, describe, expect, test } from "vitest";
import { HOME_ORGANISATION } from "@/lib/access/organisation";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { holdTrack } from "@/lib/cases/hold-track";
import { listQueue } from "@/lib/cases/list-queue";
import { countQueue } from "@/lib/cases/read-queue";
import { shareCase } from "@/lib/cases/share-case";
import { addDays, type PlainDate, shanghaiDate, startOfShanghaiDay } from "@/lib/clocks/plain-date";
import { db } from "@/lib/infra/db/client";
import { FIGURES } from "./figure";
import { lateClocks } from "./late-clocks";
import { addLive, liveFigures, oldestUntouched } from "./live-figures";
import { EVERYTHING, filterOf, PARTINGS, type Part } from "./part";
import { aUnit, caseForTest, drawing, KINDS, lead, possible, step } from "./testing/played-world";

const FIRST = "2026-05-11";
const at = (day: PlainDate, hour: number) => new Date(startOfShanghaiDay(day).getTime() + hour * 3_600_000);
const NOW = at(addDays(FIRST, 3), 15);
let staff: Staff;
let partner: Staff;

async function aWorld(): Promise<void> {
  const draw = drawing(7);
  const units = [await aUnit("一组"), await aUnit("二组")];
  for (let made = 0; made < 36; made++) {
    const when = at(addDays(FIRST, Math.floor(made / 10)), 9 + (made % 5));
    const tracks = KINDS[made % 3] ?? ["report"];
    const { caseId } = await caseForTest({ tracks, at: when, platform: ["taobao", "jd"][draw(2)] ?? "jd" });
    if (draw(3) > 0) await lead(caseId, units[draw(2)] ?? null, when);
    const track = await db.track.findFirstOrThrow({ where: { caseId } });
    const by = draw(4) === 0 ? "reporter" : staff;
    const actions = await possible(by, track.id);
    const action = actions[draw(actions.length * 2)];
    if (action) await step(by, { trackId: track.id, action, at: new Date(when.getTime() + 1) });
  }
}

beforeAll(async () => {
  staff = await staffForTest("supervisor");
  const elsewhere = await organisationForTest();
  partner = await staffOfForTest(elsewhere, "supervisor");
  await aWorld();
  const held = await caseForTest({ tracks: ["report"], at: at(FIRST, 9), platform: "taobao" });
  const until = addDays(shanghaiDate(NOW), 3);
  await holdTrack(
    staff,
    { reference: held.reference, track: "report", version: "0", until, reason: "platform", note: "" },
    NOW,
  );
  const terms = { profile: "summary", mark: "partners", until, reason: "协查", onceKey: "0123456789abcdef" } as const;
  const shared = await shareCase(staff, { ...terms, organisation: elsewhere, reference: held.reference }, NOW);
  if (!shared.ok) throw new Error(shared.reason);
});

async function partsThere(): Promise<Part[]> {
  const tracks = await db.track.findMany({ where: { organisationId: HOME_ORGANISATION } });
  const valuesOf = {
    unit: (t) => t.unitId ?? "none",
    platform: (t) => t.platform,
    kind: (t) => t.behaviour,
    track: (t) => t.kind,
  } as const satisfies Record<
    Part["dimension"] & (typeof PARTINGS)[number],
    (track: (typeof tracks)[number]) => string
  >;
  const found = PARTINGS.flatMap((dimension) => {
    return [...new Set(tracks.map(valuesOf[dimension]))].map((value) => ({ dimension, value }));
  });
  return [EVERYTHING, ...found];
}

describe("C23 a live figure", () => {
  test.each(FIGURES)("%s is as many as its list shows, of every part", async (figure) => {
    const seen: number[] = [];
    for (const part of await partsThere()) {
      const listed = await countQueue(staff, { filter: { ...filterOf(part), figure }, upTo: 1_000, now: NOW });
      const live = addLive((await liveFigures(staff, { part, by: "track", now: NOW })).values());
      const counted = figure === "oldest" ? Math.min(1, live.first_look) : live[figure];
      expect(listed, `${part.dimension} ${part.value}`).toBe(counted);
      seen.push(counted);
    }
    expect(Math.max(...seen), "the world has something of it").toBeGreaterThan(0);
  });

  test.each(PARTINGS)("by %s adds up to everything, and the stages to what is pending", async (by) => {
    const parts = await liveFigures(staff, { part: EVERYTHING, by, now: NOW });
    expect(addLive(parts.values())).toEqual(
      addLive((await liveFigures(staff, { part: EVERYTHING, by: "track", now: NOW })).values()),
    );
    for (const live of parts.values()) expect(live.first_look + live.under_way + live.with_reporter).toBe(live.pending);
  });

  test("is late by clocks that add up to it: the portal's promise and the law's periods apart", async () => {
    const late = await lateClocks(staff, EVERYTHING, NOW);
    const all = addLive((await liveFigures(staff, { part: EVERYTHING, by: "track", now: NOW })).values());
    expect(late.reduce((sum, { count }) => sum + count, 0)).toBe(all.overdue);
    expect(late[0]?.rule).toMatchObject({ id: "first_human_answer", binds: "portal" });
    expect(await lateClocks(partner, EVERYTHING, NOW)).toEqual([]);
  });

  test("the longest wait is that of the case its list shows", async () => {
    const filter = { ...filterOf(EVERYTHING), figure: "oldest" } as const;
    const page = await listQueue(staff, { filter }, NOW);
    expect(page.ok && page.rows.map(({ openedAt }) => openedAt)).toEqual([
      await oldestUntouched(staff, EVERYTHING, NOW),
    ]);
  });

  test("SEC-06 a shared case is its owner's to count: the partner counts none and lists none", async () => {
    expect(await liveFigures(partner, { part: EVERYTHING, by: "unit", now: NOW })).toEqual(new Map());
    expect(await oldestUntouched(partner, EVERYTHING, NOW)).toBeNull();
    for (const figure of FIGURES) {
      expect(await countQueue(partner, { filter: { ...filterOf(EVERYTHING), figure }, upTo: 9, now: NOW })).toBe(0);
    }
    expect(await countQueue(partner, { filter: { ...filterOf(EVERYTHING), due: "overdue" }, upTo: 9, now: NOW })).toBe(
      1,
    );
  });
});
