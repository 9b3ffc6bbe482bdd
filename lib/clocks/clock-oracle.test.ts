import { describe, expect, test } from "vitest";
import { type Clock, clockStatus, dueAt } from "@/lib/clocks/clock";
import type { ClockRule } from "@/lib/clocks/clock-rule";
import { explainClock } from "@/lib/clocks/explain-clock";
import { HOLIDAY_NOTICES } from "@/lib/clocks/holiday-notice";
import { CLOCK_RULES } from "@/lib/clocks/rules";

// The oracle shares nothing with the code but the published notices: it knows days as numbers since 1970 in +08:00,
// writes down the whole list of days that may count, and picks the n-th.
const DAY = 86_400_000;
const dayOf = (instant: Date) => Math.floor((instant.getTime() + DAY / 3) / DAY);
const lastMoment = (day: number) => (day + 1) * DAY - DAY / 3 - 1;
const utcDay = (text: string) => Date.parse(`${text}Z`) / DAY;

const daysOff = new Set<number>();
const madeUp = new Set<number>();
for (const { year, holidays, makeUpDays } of HOLIDAY_NOTICES) {
  for (const [, from, to] of holidays)
    for (let day = utcDay(`${year}-${from}`); day <= utcDay(`${year}-${to}`); day += 1) daysOff.add(day);
  for (const day of makeUpDays) madeUp.add(utcDay(`${year}-${day}`));
}
// 1970-01-01 was a Thursday, so 2 and 3 days later begin the weekends.
const works = (day: number) => madeUp.has(day) || (!daysOff.has(day) && day % 7 !== 2 && day % 7 !== 3);

function pausedDays(clock: Clock): Set<number> {
  const days = new Set<number>();
  for (const { from, to } of clock.pauses) {
    if (to === null || to.getTime() === from.getTime()) continue;
    for (let day = dayOf(from); day <= dayOf(new Date(to.getTime() - 1)); day += 1) days.add(day);
  }
  return days;
}

function sameDayLater(day: number, months: number): number {
  const [year = 0, month = 0, date = 0] = new Date(day * DAY).toISOString().slice(0, 10).split("-").map(Number);
  const total = year * 12 + month - 1 + months;
  const [newYear, newMonth] = [Math.floor(total / 12), total % 12];
  const isLeap = (newYear % 4 === 0 && newYear % 100 !== 0) || newYear % 400 === 0;
  const monthDays = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][newMonth] ?? 0;
  return Date.UTC(newYear, newMonth, Math.min(date, monthDays)) / DAY;
}

function oracleDue(clock: Clock, { length, movesToWorkingDay }: ClockRule): number {
  const first = dayOf(clock.startedAt);
  const paused = pausedDays(clock);
  const months = { months: 1, years: 12, working_days: 0, calendar_days: 0 }[length.unit] * length.amount;
  const needed = months ? sameDayLater(first, months) - first : length.amount + (clock.extension?.amount ?? 0);
  const ahead = Array.from({ length: 2 * needed + paused.size + 60 }, (_, index) => first + 1 + index);
  const running = ahead.filter((day) => !paused.has(day));
  const due = running.filter((day) => length.unit !== "working_days" || works(day))[needed - 1] ?? Number.NaN;
  return movesToWorkingDay ? (running.find((day) => day >= due && works(day)) ?? Number.NaN) : due;
}

function oracleDaysLeft(clock: Clock, due: number, now: Date): number {
  const paused = pausedDays(clock);
  const [today, sign] = [dayOf(now), dayOf(now) > due ? -1 : 1];
  const span = Array.from({ length: Math.abs(due - today) }, (_, index) => Math.min(due, today) + 1 + index);
  return sign * span.filter((day) => works(day) && !paused.has(day)).length + 0;
}

type Random = (below: number) => number;
type Case = { readonly clock: Clock; readonly rule: ClockRule };

function seeded(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Half of all instants lie within two minutes of midnight in Shanghai, some exactly on it. */
function anyInstant(random: Random, from: number, days: number): Date {
  const midnight = (dayOf(new Date(from)) + 1 + random(days)) * DAY - DAY / 3;
  const offsets = [random(DAY), random(DAY), random(240_000) - 120_000, random(3) - 1];
  return new Date(Math.max(from, midnight + (offsets[random(4)] ?? 0)));
}

const shortRules = CLOCK_RULES.filter(({ length }) => length.unit !== "years");

function anyCase(random: Random): Case {
  const pool = random(20) === 0 ? CLOCK_RULES : shortRules;
  const rule = pool[random(pool.length)] ?? CLOCK_RULES[0];
  if (!rule) throw new Error("there are no rules");
  const startedAt = anyInstant(random, Date.parse("2024-01-01T00:00:00Z"), 900);
  const pauses: { from: Date; to: Date; reason: string }[] = [];
  // No law takes time out of a period of months or years.
  const isInDays = rule.length.unit.endsWith("_days");
  for (let left = isInDays ? random(4) : 0, after = startedAt; left > 0; left -= 1) {
    const from = anyInstant(random, after.getTime(), 20);
    const to = random(8) === 0 ? from : anyInstant(random, from.getTime(), 10);
    pauses.push({ from, to, reason: "testing" });
    after = to;
  }
  const isExtended = rule.extension && random(2) === 0;
  const extension = isExtended ? { amount: 1 + random(30), reason: "complex", approvedAt: startedAt } : null;
  const { id: ruleId, version: ruleVersion } = rule;
  return { rule, clock: { ruleId, ruleVersion, startedAt, pauses, extension, stoppedAt: null } };
}

const random = seeded(20_260_415);
const CASES = Array.from({ length: 3_000 }, () => anyCase(random));
const dueTime = (clock: Clock) => dueAt(clock)?.getTime() ?? Number.NaN;

describe("UX-09 3,000 generated clocks against an independent oracle", () => {
  test("are all due on the same millisecond", () => {
    for (const { clock, rule } of CASES) expect(dueTime(clock), told(clock)).toBe(lastMoment(oracleDue(clock, rule)));
  });

  test("are overdue, and so many working days away, at the same instants", () => {
    for (const { clock, rule } of CASES) {
      const due = oracleDue(clock, rule);
      for (const now of instantsAround(clock, lastMoment(due))) {
        const status = clockStatus(clock, now);
        expect(status.overdue, told(clock)).toBe(now.getTime() > lastMoment(due));
        expect(status.workingDaysLeft, told(clock)).toBe(oracleDaysLeft(clock, due, now));
      }
    }
  });

  test("explain themselves: every day once, numbered without a gap, up to the due day", () => {
    for (const { clock, rule } of CASES) {
      const { days, needed } = explainClock(clock);
      const start = dayOf(clock.startedAt);
      const due = oracleDue(clock, rule);
      const expected = Array.from({ length: due - start + 1 }, (_, index) => start + index);
      expect(
        days.map(({ date }) => utcDay(date)),
        told(clock),
      ).toEqual(expected);
      const numbers = days.flatMap(({ nth }) => nth ?? []);
      expect(numbers, told(clock)).toEqual(Array.from({ length: needed }, (_, index) => index + 1));
    }
  });
});

describe("UX-09 over the same 3,000 clocks, the due day never comes earlier", () => {
  test("for a later start", () => {
    for (const { clock } of CASES) {
      const later = { ...clock, startedAt: new Date(clock.startedAt.getTime() + random(3 * DAY)) };
      expect(dueTime(later), told(clock)).toBeGreaterThanOrEqual(dueTime(clock));
    }
  });

  test("for one pause more", () => {
    for (const { clock } of CASES) {
      const spared = { ...clock, pauses: clock.pauses.slice(0, -1) };
      expect(dueTime(clock), told(clock)).toBeGreaterThanOrEqual(dueTime(spared));
    }
  });

  test("for an extension", () => {
    for (const { clock } of CASES.filter(({ clock }) => clock.extension?.amount)) {
      expect(dueTime(clock), told(clock)).toBeGreaterThanOrEqual(dueTime({ ...clock, extension: null }));
    }
  });
});

function instantsAround(clock: Clock, due: number): Date[] {
  const span = due - clock.startedAt.getTime();
  const times = [due, due + 1, clock.startedAt.getTime(), clock.startedAt.getTime() + random(span + 30 * DAY)];
  return times.map((time) => new Date(time));
}

function told(clock: Clock): string {
  return JSON.stringify(clock);
}
