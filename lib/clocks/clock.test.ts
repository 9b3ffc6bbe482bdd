import { describe, expect, test } from "vitest";
import {
  type Clock,
  type ClockChange,
  clockStatus,
  dueAt,
  dueDay,
  extendClock,
  pauseClock,
  resumeClock,
  startClock,
  stopClock,
} from "@/lib/clocks/clock";
import type { RuleId } from "@/lib/clocks/rules";

const at = (local: string) => new Date(`${local}+08:00`);
const started = (ruleId: RuleId, local: string) => changed(startClock(ruleId, at(local)));
const testing = (clock: Clock, from: string, to: string) =>
  changed(resumeClock(changed(pauseClock(clock, { from: at(from), reason: "testing" })), at(to)));
const extension = (amount: number, approved: string) => ({ amount, reason: "complex", approvedAt: at(approved) });

describe("UX-09 when a clock is due", () => {
  test("the start day is not counted and the last day runs to 24:00", () => {
    const clock = started("decide_acceptance", "2026-03-02T09:00:00");
    expect(dueAt(clock)).toEqual(at("2026-03-11T23:59:59.999"));
  });

  test("a report one millisecond after midnight has one day more", () => {
    expect(dueDay(started("first_human_answer", "2026-03-02T23:59:59.999"))).toBe("2026-03-03");
    expect(dueDay(started("first_human_answer", "2026-03-03T00:00:00.000"))).toBe("2026-03-04");
  });

  test("seven working days before Spring Festival 2026 count the make-up Saturday and skip nine days off", () => {
    expect(dueDay(started("decide_acceptance", "2026-02-11T10:00:00"))).toBe("2026-02-27");
  });

  test("ninety days that end in a holiday move to the next working day", () => {
    expect(dueDay(started("decide_penalty", "2025-07-03T10:00:00"))).toBe("2025-10-09");
  });

  test("years end on the same-numbered day, weekend or not, unless the rule moves on", () => {
    expect(dueDay(started("end_publication", "2024-02-29T10:00:00"))).toBe("2027-02-28");
    expect(dueDay(started("end_minor_publication", "2025-11-30T10:00:00"))).toBe("2026-02-28");
    expect(dueDay(started("complain_in_time", "2021-10-03T10:00:00"))).toBe("2024-10-08");
  });
});

describe("UX-09 where a clock stands", () => {
  const clock = started("decide_acceptance", "2026-03-02T09:00:00");

  test("it runs until the last millisecond and is overdue with the next", () => {
    expect(clockStatus(clock, at("2026-03-11T23:59:59.999"))).toMatchObject({ overdue: false, workingDaysLeft: 0 });
    expect(clockStatus(clock, at("2026-03-12T00:00:00.000"))).toMatchObject({ overdue: true, workingDaysLeft: -1 });
  });

  test("working days left leave out today and weekends", () => {
    expect(clockStatus(clock, at("2026-03-02T10:00:00")).workingDaysLeft).toBe(7);
    expect(clockStatus(clock, at("2026-03-07T10:00:00")).workingDaysLeft).toBe(3);
  });

  test("stopped in time stays in time, stopped late stays late", () => {
    const inTime = changed(stopClock(clock, at("2026-03-11T23:59:59.999")));
    const late = changed(stopClock(clock, at("2026-03-16T00:00:00")));
    const years = at("2030-01-01T00:00:00");
    expect(clockStatus(inTime, years)).toMatchObject({ state: "stopped", overdue: false, workingDaysLeft: 0 });
    expect(clockStatus(late, years)).toMatchObject({ state: "stopped", overdue: true, workingDaysLeft: -3 });
  });

  test("a running clock keeps its version when another law comes into force", () => {
    const old = started("mediate", "2026-04-14T23:59:59.999");
    expect(old.ruleVersion).toBe("samr-20");
    expect(started("mediate", "2026-04-15T00:00:00").ruleVersion).toBe("samr-121");
  });
});

describe("UX-09 pauses", () => {
  const clock = started("mediate", "2026-03-02T09:00:00");
  const unpaused = "2026-05-08";

  test("a day touched by a pause is not counted, however short the pause", () => {
    expect(dueDay(clock)).toBe(unpaused);
    expect(dueDay(testing(clock, "2026-03-10T10:00:00", "2026-03-10T10:01:00"))).toBe("2026-05-09");
    expect(dueDay(testing(clock, "2026-03-10T23:59:59.999", "2026-03-11T00:00:00.001"))).toBe("2026-05-11");
  });

  test("a pause that ends at midnight leaves the new day in the count, and one of no length changes nothing", () => {
    expect(dueDay(testing(clock, "2026-03-10T10:00:00", "2026-03-11T00:00:00"))).toBe("2026-05-09");
    expect(dueDay(testing(clock, "2026-03-10T10:00:00", "2026-03-10T10:00:00"))).toBe(unpaused);
  });

  test("a weekend in a pause costs nothing", () => {
    expect(dueDay(testing(clock, "2026-03-14T00:00:00", "2026-03-16T00:00:00"))).toBe(unpaused);
  });

  test("while paused there is no due day and nothing is overdue; the days left stand still", () => {
    const paused = changed(pauseClock(clock, { from: at("2026-03-10T10:00:00"), reason: "testing" }));
    const soon = clockStatus(paused, at("2026-03-10T11:00:00"));
    expect(soon).toEqual({ state: "paused", overdue: false, dueAt: null, workingDaysLeft: 40 });
    expect(clockStatus(paused, at("2027-03-10T11:00:00"))).toEqual(soon);
  });

  test("stopping ends an open pause", () => {
    const paused = changed(pauseClock(clock, { from: at("2026-03-10T10:00:00"), reason: "testing" }));
    const stopped = changed(stopClock(paused, at("2026-03-12T10:00:00")));
    expect(clockStatus(stopped, at("2026-03-20T10:00:00"))).toMatchObject({ state: "stopped", overdue: false });
    expect(dueDay(stopped)).toBe("2026-05-12");
  });
});

describe("UX-09 extensions", () => {
  const clock = started("decide_filing", "2026-03-02T09:00:00");

  test("add to the period in its own unit", () => {
    expect(dueDay(clock)).toBe("2026-03-23");
    expect(dueDay(changed(extendClock(clock, extension(15, "2026-03-20T09:00:00"))))).toBe("2026-04-14");
  });

  test("a penalty case may be extended again by collective decision, and the days add up", () => {
    const penalty = started("decide_penalty", "2026-03-02T09:00:00");
    const once = changed(extendClock(penalty, extension(30, "2026-05-20T09:00:00")));
    const twice = changed(extendClock(once, extension(60, "2026-06-20T09:00:00")));
    expect([penalty, once, twice].map(dueDay)).toEqual(["2026-06-01", "2026-06-30", "2026-08-31"]);
    expect(twice.extension?.amount).toBe(90);
  });
});

describe("UX-09 what a clock refuses", () => {
  const filing = started("decide_filing", "2026-03-02T09:00:00");
  const promise = started("first_human_answer", "2026-03-02T09:00:00");
  const paused = changed(pauseClock(filing, { from: at("2026-03-03T09:00:00"), reason: "testing" }));
  const stopped = changed(stopClock(filing, at("2026-03-04T09:00:00")));
  const extended = changed(extendClock(filing, extension(15, "2026-03-04T09:00:00")));
  const inMarch = (day: string) => at(`2026-03-${day}T09:00:00`);
  const pause = (clock: Clock, day: string, reason = "testing") => pauseClock(clock, { from: inMarch(day), reason });

  test.each<[string, ClockChange]>([
    ["no_rule_in_force", startClock("decide_acceptance", at("2010-01-01T00:00:00"))],
    ["pause_not_allowed", pause(promise, "02")],
    ["pause_not_allowed", pause(filing, "03", "lunch")],
    ["already_paused", pause(paused, "05")],
    ["already_stopped", pause(stopped, "05")],
    ["already_overdue", pause(filing, "24")],
    ["out_of_order", pause(filing, "01")],
    ["not_paused", resumeClock(filing, inMarch("05"))],
    ["already_stopped", resumeClock(stopped, inMarch("05"))],
    ["out_of_order", resumeClock(paused, inMarch("02"))],
    ["extension_not_allowed", extendClock(promise, extension(1, "2026-03-02T10:00:00"))],
    ["extension_out_of_range", extendClock(filing, extension(16, "2026-03-04T09:00:00"))],
    ["extension_out_of_range", extendClock(filing, extension(0, "2026-03-04T09:00:00"))],
    ["extension_out_of_range", extendClock(filing, extension(1.5, "2026-03-04T09:00:00"))],
    ["already_extended", extendClock(extended, extension(1, "2026-03-05T09:00:00"))],
    ["already_overdue", extendClock(filing, extension(15, "2026-03-24T00:00:00"))],
    ["already_stopped", extendClock(stopped, extension(15, "2026-03-05T09:00:00"))],
    ["out_of_order", extendClock(filing, extension(15, "2026-03-01T09:00:00"))],
    ["already_stopped", stopClock(stopped, inMarch("05"))],
    ["out_of_order", stopClock(filing, inMarch("01"))],
  ])("%s", (reason, change) => {
    expect(change).toEqual({ ok: false, reason });
  });
});

function changed(change: ClockChange): Clock {
  if (!change.ok) throw new Error(`refused: ${change.reason}`);
  return change.clock;
}
