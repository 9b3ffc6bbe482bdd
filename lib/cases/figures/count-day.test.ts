import { beforeAll, describe, expect, test } from "vitest";
import { HOME_ORGANISATION } from "@/lib/access/organisation";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { addDays, type PlainDate, startOfShanghaiDay } from "@/lib/clocks/plain-date";
import { db } from "@/lib/infra/db/client";
import { countDay } from "./count-day";
import { countDays } from "./count-days";
import {
  aUnit,
  caseForTest,
  drawing,
  KINDS,
  lead,
  possible,
  step,
  type WorldCase,
  write,
} from "./testing/played-world";

const FIRST = "2026-03-02";
const DAYS = 14;
const HOUR = 3_600_000;
const at = (day: PlainDate, hour: number) => new Date(startOfShanghaiDay(day).getTime() + hour * HOUR);
const days = Array.from({ length: DAYS }, (_, index) => addDays(FIRST, index));

/** What stood when a day was over, looked at on that very evening; and what was done, noted while it was done. */
type Seen = Record<string, { pending: number; overdue: number }>;
type Noted = { came: number; decided: number; endedOtherwise: number; takenUpAgain: number };
const evenings = new Map<PlainDate, Seen>();
const notes = new Map<PlainDate, Noted>();

async function look(end: Date): Promise<Seen> {
  const tracks = await db.track.findMany({ where: { open: true } });
  const seen: Seen = {};
  for (const { unitId, platform, kind, dueAt } of tracks) {
    for (const part of ["all.", `unit.${unitId ?? "none"}`, `platform.${platform}`, `track.${kind}`]) {
      const before = seen[part] ?? { pending: 0, overdue: 0 };
      seen[part] = { pending: before.pending + 1, overdue: before.overdue + (dueAt < end ? 1 : 0) };
    }
  }
  return seen;
}

async function playDay(
  day: PlainDate,
  cast: { staff: Staff; units: readonly string[]; cases: WorldCase[]; draw: (below: number) => number },
) {
  const { staff, units, cases, draw } = cast;
  const noted = { came: 0, decided: 0, endedOtherwise: 0, takenUpAgain: 0 };
  for (let hour = 9; hour < 17; hour++) {
    const now = at(day, hour);
    if (draw(2) === 0) {
      const tracks = KINDS[draw(3)] ?? ["report"];
      const fresh = await caseForTest({ tracks, at: now, platform: ["taobao", "jd"][draw(2)] ?? "jd" });
      if (draw(3) > 0) await lead(fresh.caseId, units[draw(2)] ?? null, now);
      cases.push(fresh);
      noted.came += tracks.length;
    }
    const chosen = cases[draw(cases.length)];
    if (!chosen) continue;
    if (draw(5) === 0) await lead(chosen.caseId, units[draw(2)] ?? null, new Date(now.getTime() + 1));
    if (draw(6) === 0) await write(staff, chosen.reference, new Date(now.getTime() + 2));
    const by = draw(4) === 0 ? "reporter" : staff;
    const track = await db.track.findFirstOrThrow({ where: { caseId: chosen.caseId } });
    const actions = await possible(by, track.id);
    const action = actions[draw(actions.length)];
    if (!action) continue;
    await step(by, { trackId: track.id, action, at: new Date(now.getTime() + 3) });
    const { open } = await db.track.findUniqueOrThrow({ where: { id: track.id } });
    if (track.open && !open) noted[by === "reporter" ? "endedOtherwise" : "decided"] += 1;
    if (!track.open && open) noted.takenUpAgain += 1;
  }
  notes.set(day, noted);
  evenings.set(day, await look(at(addDays(day, 1), 0)));
}

async function kept(day: PlainDate) {
  const rows = await db.dayCount.findMany({ where: { day, organisationId: HOME_ORGANISATION } });
  return new Map(rows.map((row) => [`${row.dimension}.${row.value}`, row]));
}

beforeAll(async () => {
  const staff = await staffForTest("supervisor");
  const units = [await aUnit("一组"), await aUnit("二组")];
  const cast = { staff, units, cases: [], draw: drawing(23) };
  for (const day of days) await playDay(day, cast);
}, 600_000);

describe("C23 the counts of a day", () => {
  test("are what was seen on that very evening, in every part, counted only weeks later", async () => {
    expect(await countDays(at(addDays(FIRST, DAYS), 1))).toBe(DAYS);
    for (const day of days) {
      const rows = await kept(day);
      for (const [part, seen] of Object.entries(evenings.get(day) ?? {})) {
        expect(rows.get(part), `${day} ${part}`).toMatchObject(seen);
      }
      expect(rows.get("all."), day).toMatchObject(notes.get(day) ?? {});
    }
    const overdue = [...evenings.values()].map((seen) => seen["all."]?.overdue ?? 0);
    expect(Math.max(...overdue), "the world is one in which something is late").toBeGreaterThan(2);
    const sums = [...notes.values()].reduce((sum, { decided, takenUpAgain }) => sum + decided * takenUpAgain, 0);
    expect(sums, "and in which tracks end and are taken up again").toBeGreaterThan(0);
  });

  test("balance: what was pending, and came, and was taken up again, is decided, ended otherwise or pending", async () => {
    let before = 0;
    for (const day of days) {
      const row = (await kept(day)).get("all.");
      if (!row) throw new Error(`not counted: ${day}`);
      before += row.came + row.takenUpAgain - row.decided - row.endedOtherwise;
      expect(row.pending, day).toBe(before);
    }
  });

  test("are the same when a day is counted again, and no day is counted twice by itself", async () => {
    const day = days[5] ?? FIRST;
    const first = await kept(day);
    await countDay(HOME_ORGANISATION, day, at(addDays(FIRST, 40), 1));
    const second = await kept(day);
    const without = (rows: typeof first) => [...rows].map(([part, row]) => [part, { ...row, countedAt: null }]).sort();
    expect(without(second)).toEqual(without(first));
    expect(await countDays(at(addDays(FIRST, DAYS), 2))).toBe(0);
  });

  test("of a day without a worker are filled in by the next run", async () => {
    const day = days[7] ?? FIRST;
    const before = await kept(day);
    await db.dayCount.deleteMany({ where: { day } });
    expect(await countDays(at(addDays(FIRST, DAYS), 3))).toBe(1);
    expect([...(await kept(day)).keys()].sort()).toEqual([...before.keys()].sort());
  });
});
