import type { Situation } from "@/lib/cases/replies/reply-fit";
import type { Action, Step } from "@/lib/cases/step";
import type { State, TrackKind } from "@/lib/cases/track";

type Writing = { track: TrackKind; action: Action; step: Step<State>; behaviour: string };

/** A message on its own, about no step. */
export const MESSAGE_SITUATION = { track: "", action: null, ground: null } as const;

/** What a decision is about, as far as its form has it; its ground may still be open. */
export function situationOf({ track, action, step, behaviour }: Writing, ground: string | undefined): Situation {
  return { track, action, ground: groundName(step, ground), behaviour };
}

/** A ground with its list in front; "" while none is chosen, null for a step that needs none. */
export function groundName(step: Step<State>, ground: string | undefined): string | null {
  if (step.ground === null) return null;
  return ground ? `${step.ground}.${ground}` : "";
}
