import { expect, it } from "vitest";
import { daysSetBack, placeOf } from "@/lib/cases/place";

const DAY = 86_400_000;
const DAYS = 10;
const HONEST = 200;
const FLOOD = 3_800;
/** An office that can just do what honest people send, and a little more. */
const WORKED = 220;

type Track = { flood: boolean; came: number; dueAt: Date; leadHours: number; place: number };

const dayAt = (day: number) => new Date(Date.UTC(2026, 2, 2 + day));

/** `ahead` are untouched cases of the one merchant, for a case of its own. */
function arriving(day: number, { flood, ahead, n }: { flood: boolean; ahead: number; n: number }): Track {
  const at = dayAt(day);
  const [dueAt, leadHours] = [new Date(at.getTime() + 2 * DAY - 1), flood ? 120 : (n * 37) % 100];
  const place = placeOf({ dueAt, leadHours, daysSetBack: flood ? daysSetBack(ahead) : 0, at }).getTime();
  return { flood, came: day, dueAt, leadHours, place };
}

/** What the worker does before the day begins; the order within the one merchant is by due date and reasons. */
function giveTurns(waiting: Track[], day: number): void {
  const wanted = (track: Track) => track.dueAt.getTime() - track.leadHours * 3_600_000;
  const crowd = waiting.filter(({ flood }) => flood).sort((one, other) => wanted(one) - wanted(other));
  for (const [ahead, track] of crowd.entries()) {
    track.place = placeOf({ ...track, daysSetBack: daysSetBack(ahead), at: dayAt(day) }).getTime();
  }
}

/** How many cases the office works on, on average, from the day an honest one comes until it is its turn. */
function meanWait(flood: number): number {
  let waiting: Track[] = [];
  const waits: number[] = [];
  for (let day = 0; day < DAYS; day += 1) {
    giveTurns(waiting, day);
    let ahead = waiting.filter((track) => track.flood).length;
    for (let n = 0; n < HONEST + flood; n += 1) {
      const scripted = n % (1 + flood / HONEST) !== 0;
      waiting.push(arriving(day, { flood: scripted, ahead, n }));
      if (scripted) ahead += 1;
    }
    waiting.sort((one, other) => one.place - other.place);
    const worked = waiting.slice(0, WORKED);
    waiting = waiting.slice(WORKED);
    for (const [at, { flood: scripted, came }] of worked.entries()) {
      if (!scripted) waits.push((day - came) * WORKED + at + 1);
    }
  }
  expect(waiting.filter((track) => !track.flood)).toEqual([]);
  return waits.reduce((sum, wait) => sum + wait, 0) / waits.length;
}

it("ABU-03 a flood that goes on for weeks, nineteen of twenty reports, makes nobody else wait a twentieth longer", () => {
  const ratio = meanWait(FLOOD) / meanWait(0);
  expect(ratio).toBeGreaterThanOrEqual(1);
  expect(ratio).toBeLessThanOrEqual(1.05);
});
