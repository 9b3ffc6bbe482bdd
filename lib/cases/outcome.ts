import { ADVISED_LISTS, type GroundList, isGroundOf, type LawReference, lawBehind } from "@/lib/cases/grounds";
import type { Action } from "@/lib/cases/step";
import type { Position, State, TrackKind } from "@/lib/cases/track";
import { stepFor } from "@/lib/cases/transitions";

/** What every reporter gets to hear, one of eight (domain: answer to the reporter). */
export const ANSWERS = [
  "received",
  "need_more",
  "elsewhere",
  "joined",
  "being_checked",
  "referred",
  "decided",
  "cannot_tell",
] as const;
export type Answer = (typeof ANSWERS)[number];

/** Why we may not say more at this point. */
export const SILENCES = ["investigation", "other_proceedings"] as const;
export type Silence = (typeof SILENCES)[number];

const ANSWER_OF = {
  complaint: {
    received: "received",
    supplement_requested: "need_more",
    accepted: "being_checked",
    not_accepted: "elsewhere",
    mediation: "being_checked",
    settled: "decided",
    agreed: "decided",
    mediation_ended: "decided",
    withdrawn: "decided",
  },
  report: {
    received: "received",
    verifying: "being_checked",
    supplement_requested: "need_more",
    filed: "being_checked",
    not_filed: "decided",
    joined: "joined",
    duplicate_not_handled: "decided",
    transferred: "referred",
    investigating: "cannot_tell",
    decided: "decided",
    published: "decided",
    appealed: "cannot_tell",
    reopened: "being_checked",
    closed: "decided",
  },
} as const satisfies { [T in TrackKind]: Record<Extract<Position, { track: T }>["state"], Answer> };

const SILENCE_OF: Partial<Record<State, Silence>> = { investigating: "investigation", appealed: "other_proceedings" };

/** Message keys below the namespace `cases`; the words live there and nowhere else. */
export type Telling = {
  answer: Answer;
  /** The answer in a few words. */
  headline: string;
  /** What the state means, and what happens next. */
  meaning: string;
  next: string;
  /** Why we cannot say more, where that is so. */
  silence: string | null;
  /** Whether the reporter can still object, or has done so; null where there is nothing to object to. */
  contest: string | null;
};

export type GroundTelling = { sentence: string; advice: string | null; law: readonly LawReference[] };

/** What the reporter reads about where a track stands. `contested`: they have used their one objection. */
export function tellState(position: Position, contested: boolean): Telling {
  const answer = answerOf(position);
  const silence = SILENCE_OF[position.state];
  return {
    answer,
    headline: `answers.${answer}`,
    meaning: `states.${position.track}.${position.state}.meaning`,
    next: `states.${position.track}.${position.state}.next`,
    silence: silence ? `silences.${silence}` : null,
    contest: stepFor(position, "contest") ? `contest.${contested ? "used" : "available"}` : null,
  };
}

/** The sentence in the reporter's timeline for something that happened on a track. */
export function tellEvent(track: TrackKind, action: Action): string {
  return `events.${track}.${action}`;
}

/** Why, in the reporter's words, under which rule, and after a refusal where to go next (B10). Null for no such ground. */
export function tellGround(list: GroundList, ground: string): GroundTelling | null {
  if (!isGroundOf(list, ground)) return null;
  const key = `grounds.${list}.${ground}`;
  return {
    sentence: `${key}.reporter`,
    advice: isAdvised(list) ? `${key}.advice` : null,
    law: lawBehind(list, ground),
  };
}

/** The list that a past action took its ground from; null for an action without one. */
export function groundListOf(position: Position, action: Action): GroundList | null {
  return stepFor(position, action)?.ground ?? null;
}

function answerOf(position: Position): Answer {
  return position.track === "complaint" ? ANSWER_OF.complaint[position.state] : ANSWER_OF.report[position.state];
}

function isAdvised(list: GroundList): boolean {
  return (ADVISED_LISTS as readonly GroundList[]).includes(list);
}
