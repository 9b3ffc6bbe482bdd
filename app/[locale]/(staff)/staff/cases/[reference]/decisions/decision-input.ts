import type { Form } from "@/app/_server/form";
import type { DecideCase } from "@/lib/cases/schema";
import { ACTIONS, type Action, type Step } from "@/lib/cases/step";
import { type Position, positionOf, type State, TRACK_KINDS, type TrackKind } from "@/lib/cases/track";
import { stepFor } from "@/lib/cases/transitions";
import { DECISION_FIELDS, type DecisionTyped } from "../decision-form";

export type DecisionInput = {
  /** Null when the form is none of ours. */
  request: (DecideCase & { action: Action; track: TrackKind }) | null;
  /** What the form was opened with: the state that its page showed, and what that state asks of the step; null where it knows no such step. */
  opened: { state: State; step: Step<State> } | null;
  typed: DecisionTyped;
};

/** What the decision form sent. */
export function decisionInput(reference: string, form: Form): DecisionInput {
  const typed: DecisionTyped = Object.fromEntries(DECISION_FIELDS.map((name) => [name, form.get(name)]));
  const track = TRACK_KINDS.find((known) => known === typed.track);
  const action = ACTIONS.find((known) => known === typed.action);
  const position = track && positionFrom(track, typed.opened ?? "");
  const step = position && action ? stepFor(position, action) : null;
  if (!track || !action || !position) return { request: null, opened: null, typed };
  const { version = "", ground, message, note, target, once: onceKey, reply } = typed;
  const request = { reference, track, action, version, ground, message, note, target, onceKey, reply };
  return { request, opened: step && { state: position.state, step }, typed };
}

/** What the preview shows and the reporter gets; sending needs exactly this to have been previewed. */
export function previewedWords({ typed }: DecisionInput): string[] {
  return DECISION_FIELDS.filter((name) => name !== "list").map((name) => typed[name] ?? "");
}

function positionFrom(track: string, state: string): Position | null {
  try {
    return positionOf(track, state);
  } catch {
    return null;
  }
}
