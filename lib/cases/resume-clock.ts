import { authorise, type Staff } from "@/lib/access/staff";
import { type ClockStepResult, changeClock } from "@/lib/cases/change-clock";
import { resumeClock } from "@/lib/clocks/clock";

/** Lets a paused period run again: what was to be waited for is there. Only for whoever holds the case; the reporter is told. */
export async function resumeCaseClock(
  staff: Staff,
  { reference, clockId }: { reference: string; clockId: string },
  at: Date = new Date(),
): Promise<ClockStepResult> {
  const may = authorise(staff, "case:decide:handling");
  if (!may.ok) return may;
  return changeClock(staff, {
    reference,
    clockId,
    event: "clock_resumed",
    audited: "clock.resumed",
    reason: "",
    change: (clock) => resumeClock(clock, at),
    at,
  });
}
