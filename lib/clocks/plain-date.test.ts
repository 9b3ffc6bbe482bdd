import { expect, test } from "vitest";
import {
  addDays,
  addMonths,
  daysBetween,
  endOfShanghaiDay,
  shanghaiDate,
  startOfShanghaiDay,
  weekday,
} from "@/lib/clocks/plain-date";

test("UX-09 the day in Shanghai changes at 16:00 UTC, whatever the time zone of the process", () => {
  expect(shanghaiDate(new Date("2026-03-02T15:59:59.999Z"))).toBe("2026-03-02");
  expect(shanghaiDate(new Date("2026-03-02T16:00:00.000Z"))).toBe("2026-03-03");
  expect(shanghaiDate(new Date("2025-12-31T16:00:00.000Z"))).toBe("2026-01-01");
});

test("UX-09 a day ends one millisecond before the next begins, so its end is still shown as that day", () => {
  expect(endOfShanghaiDay("2026-03-02").toISOString()).toBe("2026-03-02T15:59:59.999Z");
  expect(startOfShanghaiDay("2026-03-03").getTime() - endOfShanghaiDay("2026-03-02").getTime()).toBe(1);
  expect(shanghaiDate(endOfShanghaiDay("2026-03-02"))).toBe("2026-03-02");
});

test("UX-09 days are added across months, years and the leap day", () => {
  expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
  expect(addDays("2025-12-31", 1)).toBe("2026-01-01");
  expect(addDays("2026-01-01", -1)).toBe("2025-12-31");
  expect(daysBetween("2024-01-01", "2025-01-01")).toBe(366);
  expect(daysBetween("2025-01-01", "2024-01-01")).toBe(-366);
});

test("UX-09 a month without the same-numbered day ends on its last day", () => {
  expect(addMonths("2025-01-31", 1)).toBe("2025-02-28");
  expect(addMonths("2024-02-29", 12)).toBe("2025-02-28");
  expect(addMonths("2025-11-30", 3)).toBe("2026-02-28");
  expect(addMonths("2025-12-15", 3)).toBe("2026-03-15");
});

test("UX-09 weekdays are those of the calendar", () => {
  expect(weekday("2026-03-01")).toBe(0);
  expect(weekday("2026-03-07")).toBe(6);
});

test.each(["2026-02-30", "2026-13-01", "2026-3-1", "tomorrow", ""])(
  "the day %j does not exist and is a bug",
  (date) => {
    expect(() => addDays(date, 1)).toThrow(RangeError);
  },
);
