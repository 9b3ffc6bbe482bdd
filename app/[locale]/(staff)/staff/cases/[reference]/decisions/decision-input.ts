import type { Form } from "@/app/_server/form";
import type { DecideCase } from "@/lib/cases/schema";
import { ACTIONS, type Action } from "@/lib/cases/step";
import { TRACK_KINDS, type TrackKind } from "@/lib/cases/track";
import { DECISION_FIELDS, type DecisionTyped } from "../decision-form";

export type DecisionInput = {
  /** Null when the form is none of ours. */
  request: (DecideCase & { action: Action; track: TrackKind }) | null;
  typed: DecisionTyped;
};

/** What the decision form sent. */
export function decisionInput(reference: string, form: Form): DecisionInput {
  const typed: DecisionTyped = Object.fromEntries(DECISION_FIELDS.map((name) => [name, form.get(name)]));
  const track = TRACK_KINDS.find((known) => known === typed.track);
  const action = ACTIONS.find((known) => known === typed.action);
  if (!track || !action) return { request: null, typed };
  const { version = "", ground, message, note, target } = typed;
  return { request: { reference, track, action, version, ground, message, note, target }, typed };
}
