import { expect, test } from "vitest";
import { momentInChina, typedDay, typedMoment } from "./typed-date";

test.each([
  ["2026-03-02", "2026-03-02"],
  ["2026-3-2", "2026-03-02"],
  ["2026/03/02", "2026-03-02"],
  ["2026.3.2", "2026-03-02"],
  ["2026年3月2日", "2026-03-02"],
  ["２０２６－０３－０２", "2026-03-02"],
  ["2024-02-29", "2024-02-29"],
  ["2026-02-29", null],
  ["2026-13-01", null],
  ["03/02/2026", null],
  ["昨天", null],
])("the day %s is read as %s", (typed, day) => {
  expect(typedDay(typed)).toBe(day);
});

test.each([
  ["2026-03-02T14:30", "2026-03-02T14:30"],
  ["2026-3-2 9:05", "2026-03-02T09:05"],
  ["2026年3月2日 14:30:59", "2026-03-02T14:30"],
  ["2026-03-02", "2026-03-02T00:00"],
  ["2026-03-02 24:00", null],
  ["14:30", null],
])("the minute %s is read as %s", (typed, moment) => {
  expect(typedMoment(typed)).toBe(moment);
});

test("now is told in China's time, whatever the machine's own", () => {
  expect(momentInChina(new Date("2026-03-01T16:30:00Z"))).toBe("2026-03-02T00:30");
});
