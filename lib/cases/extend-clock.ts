import { authorise, type Staff } from "@/lib/access/staff";
import { type ClockStepResult, changeClock } from "@/lib/cases/change-clock";
import { EXTENSION_GROUNDS, extendingAction } from "@/lib/cases/extension";
import { type Clock, type ClockChange, extendClock } from "@/lib/clocks/clock";

/** `before` is by how much the clock had been extended when the form was made: nobody adds to what they did not see. */
export type ExtendClock = { reference: string; clockId: string; ground: string; amount: number; before: number };
export type ExtendClockResult = ClockStepResult | { ok: false; reason: "ground_missing" };

/**
 * Makes a period longer, for a reason on the list and by no more than its rule allows; a second time only where the rule
 * lets the leadership decide one together. For whoever may take final decisions and holds the case; the reporter is told.
 * A second click is answered like the first. `extension_not_allowed` also says that a decision step extends this rule, as it does for checking a report.
 */
export async function extendCaseClock(
  staff: Staff,
  { reference, clockId, ground, amount, before }: ExtendClock,
  at: Date = new Date(),
): Promise<ExtendClockResult> {
  const may = authorise(staff, "case:decide:final");
  if (!may.ok) return may;
  if (!EXTENSION_GROUNDS.some((known) => known === ground)) return { ok: false, reason: "ground_missing" };
  let again = false;
  const result = await changeClock(staff, {
    reference,
    clockId,
    event: "clock_extended",
    audited: "clock.extended",
    reason: ground,
    change: (clock) => {
      again = clock.extension?.amount === before + amount && clock.extension.reason === ground;
      return extended(clock, before, { amount, reason: ground, approvedAt: at });
    },
    at,
  });
  return again ? { ok: true } : result;
}

function extended(clock: Clock, before: number, extension: NonNullable<Clock["extension"]>): ClockChange {
  if (extendingAction(clock.ruleId)) return { ok: false, reason: "extension_not_allowed" };
  if ((clock.extension?.amount ?? 0) !== before) return { ok: false, reason: "already_extended" };
  return extendClock(clock, extension);
}
