import { conductPeriod, type MoneyFact } from "@/lib/cases/money/money-fact";
import { dueDay, startClock } from "@/lib/clocks/clock";
import type { ClockRule } from "@/lib/clocks/clock-rule";
import { daysBetween, type PlainDate, shanghaiDate, startOfShanghaiDay } from "@/lib/clocks/plain-date";
import { ruleVersion } from "@/lib/clocks/rules";

/** How long a penalty is still possible, counted from the last day on which something is known to have been done. */
export type Limitation = {
  readonly rule: ClockRule;
  readonly due: PlainDate;
  /** Calendar days from today; negative when it has run out. */
  readonly daysLeft: number;
  /** Whether the report reached us within the period: what was found in time does not lapse by our work on it. */
  readonly receivedInTime: boolean;
};
export type Limitations = {
  readonly conductEnd: PlainDate;
  /** recorded: by staff, with a source. reported: the day the reporter named. */
  readonly from: "recorded" | "reported";
  /** Empty when no rule in our data was in force on that day. */
  readonly periods: readonly Limitation[];
};
export type Reported = { readonly happenedOn: PlainDate | null; readonly receivedAt: Date };

const RULES = ["penalty_limitation", "penalty_limitation_serious"] as const;

/** The ordinary period and the longer one; null when nobody knows when it was done. */
export function limitations(facts: readonly MoneyFact[], reported: Reported, now: Date): Limitations | null {
  const recorded = conductPeriod(facts)?.to;
  const conductEnd = recorded ?? reported.happenedOn;
  if (!conductEnd) return null;
  const periods = RULES.flatMap((id) => {
    const started = startClock(id, startOfShanghaiDay(conductEnd));
    const due = started.ok ? dueDay(started.clock) : null;
    if (!started.ok || due === null) return [];
    const { ruleId, ruleVersion: version } = started.clock;
    const daysLeft = daysBetween(shanghaiDate(now), due);
    const receivedInTime = shanghaiDate(reported.receivedAt) <= due;
    return [{ rule: ruleVersion(ruleId, version), due, daysLeft, receivedInTime }];
  });
  return { conductEnd, from: recorded ? "recorded" : "reported", periods };
}
