import { describe, expect, test } from "vitest";
import {
  addWorkingDays,
  CALENDAR,
  CALENDAR_SOURCE,
  calendarOf,
  dayKind,
  isCalendarPublished,
  isWorkingDay,
  workingDaysBetween,
} from "@/lib/clocks/calendar";
import { HOLIDAY_NOTICES, type HolidayNotice } from "@/lib/clocks/holiday-notice";
import { addDays, weekday } from "@/lib/clocks/plain-date";

describe.each(HOLIDAY_NOTICES)("UX-09 the calendar of $year ($number)", (notice) => {
  test("has every holiday, make-up day, weekend and working day of the notice, and no other", () => {
    const official = officialKinds(notice);
    const ours = new Map([...official.keys()].map((date) => [date, dayKind(date).kind]));
    expect(ours).toEqual(official);
  });

  test("calls each holiday by its name", () => {
    for (const [name, from] of notice.holidays) {
      const day = dayKind(`${notice.year}-${from}`);
      expect(name).toContain("name" in day ? day.name.zh : "no holiday");
    }
  });
});

test.each([
  [2024, 251],
  [2025, 248],
  [2026, 248],
])("UX-09 the year %i has %i working days", (year, count) => {
  expect(workingDaysBetween(`${year - 1}-12-31`, `${year}-12-31`)).toBe(count);
});

test("UX-09 a make-up Saturday counts and carries the name of the holiday it pays for", () => {
  expect(dayKind("2026-02-14")).toEqual({ kind: "make_up_day", name: { zh: "春节", en: "Spring Festival" } });
  expect(isWorkingDay("2026-02-14")).toBe(true);
});

test("UX-09 working days jump over Spring Festival 2026 and land on its make-up days", () => {
  expect(addWorkingDays("2026-02-13", 1)).toBe("2026-02-14");
  expect(addWorkingDays("2026-02-13", 2)).toBe("2026-02-24");
  expect(addWorkingDays("2026-02-27", 1)).toBe("2026-02-28");
  expect(addWorkingDays("2026-02-13", 0)).toBe("2026-02-13");
});

test("UX-09 counting working days undoes adding them", () => {
  for (let n = 0; n < 300; n += 1) expect(workingDaysBetween("2024-09-13", addWorkingDays("2024-09-13", n))).toBe(n);
});

test("UX-09 working days between two days turn negative when the second is earlier", () => {
  expect(workingDaysBetween("2026-03-06", "2026-03-02")).toBe(-4);
  expect(workingDaysBetween("2026-03-07", "2026-03-08")).toBe(0);
  expect(workingDaysBetween("2026-03-02", "2026-03-02")).toBe(0);
});

test.each([-1, 1.5, Number.NaN])("%d working days cannot be added", (count) => {
  expect(() => addWorkingDays("2026-03-02", count)).toThrow(RangeError);
});

test("UX-09 a year without a published calendar says so and knows weekends only", () => {
  expect(isCalendarPublished(2026)).toBe(true);
  expect(isCalendarPublished(2099)).toBe(false);
  expect(dayKind("2099-10-01")).toEqual({ kind: "working_day" });
  expect(dayKind("2099-10-03")).toEqual({ kind: "weekend" });
});

test("UX-09 the calendar names its source and version", () => {
  expect(CALENDAR_SOURCE).toMatch(/^chinese-days \d+\.\d+\.\d+$/);
});

function officialKinds({ year, holidays, makeUpDays }: HolidayNotice): Map<string, string> {
  const kinds = new Map<string, string>();
  for (let date = `${year}-01-01`; date <= `${year}-12-31`; date = addDays(date, 1)) {
    const monthDay = date.slice(5);
    const isOff = holidays.some(([, from, to]) => from <= monthDay && monthDay <= to);
    const plain = [0, 6].includes(weekday(date)) ? "weekend" : "working_day";
    kinds.set(date, isOff ? "holiday" : makeUpDays.includes(monthDay) ? "make_up_day" : plain);
  }
  return kinds;
}

test("N19 another table is another version, whichever day of it changed and in whatever order it is written", () => {
  const table = {
    holidays: { "2027-01-01": "New Year's Day,元旦,1" },
    workdays: { "2027-01-09": "New Year's Day,元旦,1" },
  };
  const { version, isPublished, dayKind: kindOf } = calendarOf(table, "test");
  const swapped = calendarOf({ holidays: table.workdays, workdays: table.holidays }, "test");
  const more = calendarOf({ ...table, holidays: { "2027-01-02": "x,x,1", ...table.holidays } }, "test");
  const turned = calendarOf({ ...table, holidays: { ...table.holidays, "2027-01-02": "x,x,1" } }, "test");
  expect(new Set([version, swapped.version, more.version, CALENDAR.version]).size).toBe(4);
  expect(turned.version).toBe(more.version);
  expect([isPublished(2027), isPublished(2028)]).toEqual([true, false]);
  expect([kindOf("2027-01-01").kind, kindOf("2027-01-09").kind]).toEqual(["holiday", "make_up_day"]);
});
