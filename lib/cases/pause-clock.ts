import { authorise, type Staff } from "@/lib/access/staff";
import { type ClockStepResult, changeClock } from "@/lib/cases/change-clock";
import { pauseClock } from "@/lib/clocks/clock";

/**
 * Takes time out of a period from now on: testing, a hearing, a public notice, a suspension, as far as the clock's own
 * rule knows them. Asking the reporter for more is no such reason. Only for whoever holds the case; the reporter is told.
 */
export async function pauseCaseClock(
  staff: Staff,
  { reference, clockId, reason }: { reference: string; clockId: string; reason: string },
  at: Date = new Date(),
): Promise<ClockStepResult> {
  const may = authorise(staff, "case:decide:handling");
  if (!may.ok) return may;
  return changeClock(staff, {
    reference,
    clockId,
    event: "clock_paused",
    audited: "clock.paused",
    reason,
    change: (clock) => pauseClock(clock, { from: at, reason }),
    at,
  });
}
