import { type Ground, groundsOf } from "@/lib/cases/grounds";
import { ACTIONS, type Action } from "@/lib/cases/step";
import { POSITIONS } from "@/lib/cases/track";
import { stepFor } from "@/lib/cases/transitions";
import type { Clock } from "@/lib/clocks/clock";
import { ruleVersion } from "@/lib/clocks/rules";

/** Why a period may be made longer: the closed list that a decision step and a clock share. */
export const EXTENSION_GROUNDS: readonly Ground[] = groundsOf("extension");

/** The decision step that extends clocks of this rule; where there is one, there is no second way. */
export function extendingAction(ruleId: string): Action | null {
  const extendsIt = (action: Action) =>
    POSITIONS.some((position) => stepFor(position, action)?.clocks.extend?.some((rule) => rule === ruleId));
  return ACTIONS.find(extendsIt) ?? null;
}

export type Extensible = {
  readonly unit: "working_days" | "calendar_days" | "months" | "years";
  /** Null: the leadership decides together, without a limit in the rule. */
  readonly limit: number | null;
};

/** How much longer the rule lets this clock run once more; null when it does not. Time that has run out is no matter here. */
export function extensible(clock: Clock): Extensible | null {
  const { extension, length } = ruleVersion(clock.ruleId, clock.ruleVersion);
  if (!extension || clock.stoppedAt) return null;
  if (!clock.extension) return { unit: length.unit, limit: extension.amount };
  return extension.furtherByCollectiveDecision ? { unit: length.unit, limit: null } : null;
}
