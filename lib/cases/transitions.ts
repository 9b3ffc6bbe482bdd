import { can, isRole, type Permission } from "@/lib/access/roles";
import { COMPLAINT_OPENING_CLOCKS, COMPLAINT_STEPS } from "@/lib/cases/complaint-steps";
import { isGroundOf } from "@/lib/cases/grounds";
import { REPORT_OPENING_CLOCKS, REPORT_STEPS } from "@/lib/cases/report-steps";
import { ACTIONS, type Action, type Actor, type ClockMoves, type Mover, type Step } from "@/lib/cases/step";
import { goesOnElsewhere, isOpen, type Position, positionOf, type State, type TrackKind } from "@/lib/cases/track";
import type { RuleId } from "@/lib/clocks/rules";

/** The whole workflow: track → state → action → who may, what they must give, and what follows. */
export const TRANSITIONS = { complaint: COMPLAINT_STEPS, report: REPORT_STEPS } as const;

export const OPENING_CLOCKS = {
  complaint: COMPLAINT_OPENING_CLOCKS,
  report: REPORT_OPENING_CLOCKS,
} as const satisfies Record<TrackKind, readonly RuleId[]>;

/** Whether the case has a report, and whether that is under way. */
export type ReportStanding = "none" | "open" | "ended";

/**
 * Who asks, where the track stands, and what it has already seen: at all, and of whoever asks. `report` is what stands
 * beside a complaint; without it the answer is for any complaint of this state.
 */
export type Asking = Position & {
  readonly roles: readonly Actor[];
  readonly spent?: readonly Action[];
  readonly ownWork?: readonly Action[];
  readonly report?: ReportStanding;
};

/** What is handed in with an action. `target` is a case number or the name of a body, as the step demands. */
export type StepRequest = {
  readonly action: Action;
  readonly ground?: string;
  readonly message?: string;
  readonly note?: string;
  readonly target?: string;
  /** Where the track stood before its case was merged, for the way back. */
  readonly before?: State;
};

export const REFUSALS = [
  "illegal_from_state",
  "not_permitted",
  "already_done",
  "own_work",
  "report_there",
  "ground_missing",
  "ground_unknown",
  "message_missing",
  "note_missing",
  "target_missing",
] as const;
export type Refusal = (typeof REFUSALS)[number];

export type Transition =
  | { ok: true; to: State; step: Step<State>; clocks: ClockMoves }
  | { ok: false; reason: Refusal; legal: readonly Action[] };

/** What the table says about an action from a state, whoever asks; null when it says nothing. */
export function stepFor(position: Position, action: Action): Step<State> | null {
  const steps: { readonly [A in Action]?: Step<State> } =
    position.track === "complaint" ? COMPLAINT_STEPS[position.state] : REPORT_STEPS[position.state];
  return steps[action] ?? null;
}

/** The actions that these roles may take now: the buttons of the case page, and what the server accepts. */
export function allowedActions(asking: Asking): readonly Action[] {
  return ACTIONS.filter((action) => {
    const step = stepFor(asking, action);
    if (step === null || !mayMove(asking.roles, step.by)) return false;
    return !isSpent(asking, action, step) && !isOwn(asking, step) && leavesClue(asking, step);
  });
}

/** The actions that would be theirs, had they not done themselves what another person has to look at now. */
export function actionsOfColleagues(asking: Asking): readonly Action[] {
  const mine = allowedActions(asking);
  return allowedActions({ ...asking, ownWork: [] }).filter((action) => !mine.includes(action));
}

/** Where an action leads, or why it is refused and what is legal instead. Changes nothing itself. */
export function transition(asking: Asking, request: StepRequest): Transition {
  const step = stepFor(asking, request.action);
  const reason = refusalOf(asking, request, step);
  if (step === null || reason !== null) {
    return { ok: false, reason: reason ?? "illegal_from_state", legal: allowedActions(asking) };
  }
  return {
    ok: true,
    to: destination(asking, request, step),
    step,
    clocks: clocksOf(step, request.ground),
  };
}

function destination({ state }: Asking, { before }: StepRequest, { to }: Step<State>): State {
  if (to === "as_before") return before ?? state;
  return to === "unchanged" ? state : to;
}

/** What a step does to the clocks when it rests on this ground. */
export function clocksOf(step: Step<State>, ground: string | undefined): ClockMoves {
  const quiet = "startsNothingFor" in step ? Object.entries(step.startsNothingFor ?? {}) : [];
  const [, still = []] = quiet.find(([of]) => of === ground) ?? [];
  if (still.length === 0) return step.clocks;
  return { ...step.clocks, start: step.clocks.start?.filter((rule) => !still.includes(rule)) ?? [] };
}

function refusalOf(asking: Asking, request: StepRequest, step: Step<State> | null): Refusal | null {
  if (step === null) return "illegal_from_state";
  if (!mayMove(asking.roles, step.by)) return "not_permitted";
  if (isSpent(asking, request.action, step)) return "already_done";
  if (isOwn(asking, step)) return "own_work";
  if (!leavesClue(asking, step)) return "report_there";
  return gapIn(request, step);
}

function gapIn(request: StepRequest, step: Step<State>): Refusal | null {
  if (step.ground !== null && !request.ground) return "ground_missing";
  if (request.ground && (step.ground === null || !isGroundOf(step.ground, request.ground))) return "ground_unknown";
  if (step.message === "required" && isBlank(request.message)) return "message_missing";
  if (step.note.need === "required" && isBlank(request.note)) return "note_missing";
  if (step.target !== "none" && isBlank(request.target)) return "target_missing";
  return null;
}

function mayMove(actors: readonly Actor[], movers: readonly Mover[]): boolean {
  const roles = actors.filter(isRole);
  return movers.some((mover) => {
    return actors.includes(mover) || (isPermission(mover) && can(roles, mover));
  });
}

function isPermission(mover: Mover): mover is Mover & Permission {
  return mover !== "reporter" && mover !== "system" && mover !== "merging";
}

function isSpent(asking: Asking, action: Action, step: Step<State>): boolean {
  return step.once === true && (asking.spent ?? []).includes(action);
}

function isOwn({ ownWork = [] }: Asking, { notAfter }: Step<State>): boolean {
  return notAfter?.some((action) => ownWork.includes(action)) ?? false;
}

/** There is one report to a case: a clue is checked there, and one that has ended is taken up again first. */
function leavesClue({ report = "none" }: Asking, { clueChecked }: Step<State>): boolean {
  if (clueChecked === undefined) return true;
  return clueChecked === "opened" ? report === "none" : report !== "ended";
}

/** What stands beside a complaint, of all tracks of its case. */
export function reportAmong(tracks: readonly { readonly kind: string; readonly state: string }[]): ReportStanding {
  const report = tracks.find(({ kind }) => kind === "report");
  if (!report) return "none";
  const position = positionOf(report.kind, report.state);
  return isOpen(position) || goesOnElsewhere(position) ? "open" : "ended"; // what was joined is checked in the main case
}

function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === "";
}
