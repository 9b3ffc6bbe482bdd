import { expect, test } from "vitest";
import type { Clock } from "@/lib/clocks/clock";
import { explainClock } from "@/lib/clocks/explain-clock";

const at = (local: string) => new Date(`${local}+08:00`);
const clock = (ruleId: string, ruleVersion: string, startedAt: string): Clock => ({
  ruleId,
  ruleVersion,
  startedAt: at(startedAt),
  pauses: [],
  extension: null,
  stoppedAt: null,
});
const tell = (subject: Clock) =>
  explainClock(subject).days.map(({ date, nth, why, day, pauseReason }) =>
    [date, nth ?? why, "name" in day ? `${day.kind} ${day.name.zh}` : day.kind, pauseReason].filter(Boolean).join(" "),
  );

test("UX-09 a clock tells each day it counted and why it skipped the others", () => {
  const testing = { from: at("2026-02-25T10:00:00"), to: at("2026-02-25T18:00:00"), reason: "testing" };
  const subject = { ...clock("tell_filing", "samr-20", "2026-02-12T17:00:00"), pauses: [testing] };
  expect(tell(subject)).toEqual([
    "2026-02-12 start_day working_day",
    "2026-02-13 1 working_day",
    "2026-02-14 2 make_up_day 春节",
    ...[15, 16, 17, 18, 19, 20, 21, 22, 23].map((day) => `2026-02-${day} holiday holiday 春节`),
    "2026-02-24 3 working_day",
    "2026-02-25 paused working_day testing",
    "2026-02-26 4 working_day",
    "2026-02-27 5 working_day",
  ]);
});

test("UX-09 a period of days that ends on a rest day tells how it moved on", () => {
  const subject = clock("court_tells_of_suit", "consumer-suits-2020", "2026-03-04T10:00:00");
  expect(tell(subject).slice(-3)).toEqual([
    "2026-03-14 10 weekend",
    "2026-03-15 rest_day_after_last weekend",
    "2026-03-16 due_after_rest_day working_day",
  ]);
  expect(explainClock(subject)).toMatchObject({ due: "2026-03-16", needed: 10 });
});

test("UX-09 an open pause ends the list where it begins", () => {
  const open = { from: at("2026-03-05T10:00:00"), to: null, reason: "testing" };
  const explained = explainClock({ ...clock("mediate", "samr-20", "2026-03-02T10:00:00"), pauses: [open] });
  expect(explained.due).toBeNull();
  expect(explained.days.at(-1)?.date).toBe("2026-03-04");
});

test("UX-09 the explanation names the rule, its mark, the counting law and the calendar", () => {
  const explained = explainClock(clock("mediate", "samr-121", "2026-05-06T10:00:00"));
  expect(explained.rule).toMatchObject({ id: "mediate", version: "samr-121", mark: "U", unconfirmed: true });
  expect(explained.calendar).toEqual({ source: expect.stringContaining("chinese-days"), unpublishedYears: [] });
  expect(explained.countingLaw.map(({ article }) => article)).toEqual(["201", "202", "203"]);
});

test("UX-09 a clock that runs into a year without a calendar says which", () => {
  const explained = explainClock(clock("decide_acceptance", "samr-121", "2098-12-30T10:00:00"));
  expect(explained.calendar.unpublishedYears).toEqual([2098, 2099]);
});

test("UX-09 an extension is part of the explanation", () => {
  const extension = { amount: 15, reason: "complex", approvedAt: at("2026-03-20T09:00:00") };
  const explained = explainClock({
    ...clock("decide_filing", "samr-procedure-2021", "2026-03-02T09:00:00"),
    extension,
  });
  expect(explained).toMatchObject({ extendedBy: 15, needed: 30, due: "2026-04-14" });
});
