import type { Permission } from "@/lib/access/roles";
import { ACTIONS, type Action, type Step } from "@/lib/cases/step";
import { POSITIONS, type Position, type State, TRACK_KINDS, type TrackKind } from "@/lib/cases/track";
import { allowedActions, stepFor } from "@/lib/cases/transitions";

/** Rows of one bulk order. More than a person answers for at one sitting is not ordered at one go. */
export const BULK_LIMIT = 500;

/** Seconds between the order and the work, in which it can be undone. */
export const UNDO_SECONDS = 30;

/** Something that can be done to many cases at once, each time by the use case that does it to one. */
export type BulkAct = { readonly kind: "assign" | "hold" } | DecisionAct;
export type DecisionAct = { readonly kind: "decide"; readonly track: TrackKind; readonly action: Action };

/** `assign`, `hold`, or a track with its action: `report.join`. */
export function actName(act: BulkAct): string {
  return act.kind === "decide" ? `${act.track}.${act.action}` : act.kind;
}

/** Reads a name back; null for what is none, and for steps that no decision takes. */
export function readAct(name: string): BulkAct | null {
  if (name === "assign" || name === "hold") return { kind: name };
  const [kind, step] = name.split(".");
  const track = TRACK_KINDS.find((known) => known === kind);
  const action = ACTIONS.find((known) => known === step);
  return track && action && stepInBulk(track, action) ? { kind: "decide", track, action } : null;
}

/**
 * What the table asks for with an action, from whichever state: ground, words and target are the same from all of them.
 * Null where nothing is decided: word from outside is written down case by case; and so is what was found in a mediation.
 */
export function stepInBulk(track: TrackKind, action: Action): Step<State> | null {
  const steps = POSITIONS.filter((position) => position.track === track).map((position) => stepFor(position, action));
  return steps.find((step) => step !== null && step.message !== "none" && !step.clueChecked) ?? null;
}

/** A state from which these permissions take the action; null when there is none. */
export function positionFor(
  permissions: readonly Permission[],
  { track, action }: { track: TrackKind; action: Action },
): Position | null {
  const from = POSITIONS.filter((position) => position.track === track);
  return from.find((position) => allowedActions({ ...position, roles: permissions }).includes(action)) ?? null;
}

/** What this person may do from any of these states, in the order of the table: the choices of the bar below a list. */
export function bulkActs(permissions: readonly Permission[], positions: readonly Position[]): readonly BulkAct[] {
  if (!permissions.includes("case:claim")) return [];
  const decided = TRACK_KINDS.flatMap((track) => {
    const here = positions.filter((position) => position.track === track);
    const open = here.flatMap((position) => allowedActions({ ...position, roles: permissions }));
    const actions = ACTIONS.filter((action) => open.includes(action) && stepInBulk(track, action));
    return actions.map((action) => ({ kind: "decide", track, action }) as const);
  });
  return [{ kind: "assign" }, { kind: "hold" }, ...decided];
}
