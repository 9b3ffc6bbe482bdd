import type { Permission, Role } from "@/lib/access/roles";
import type { Ground, GroundList } from "@/lib/cases/grounds";
import type { RuleId } from "@/lib/clocks/rules";

export const ACTIONS = [
  "accept",
  "not_accept",
  "request_supplement",
  "supplement_received",
  "start_mediation",
  "record_settlement",
  "record_agreement",
  "end_mediation",
  "end_mediation_keep_clue",
  "open_report",
  "verify",
  "extend_verification",
  "file",
  "not_file",
  "join",
  "mark_duplicate",
  "transfer",
  "investigate",
  "decide",
  "note_served",
  "publish",
  "record_appeal",
  "close",
  "reopen",
  "withdraw",
  "contest",
  "join_others",
  "merge",
  "unmerge",
] as const;
export type Action = (typeof ACTIONS)[number];

/**
 * Whoever can move a case: somebody of staff by a role or by what they may do, the reporter, or the program itself.
 * `merging`: somebody of staff on the page where both cases stand side by side (lib/cases/merges), and nowhere else.
 */
export type Actor = Role | Permission | "reporter" | "system" | "merging";

type StaffMover = Extract<Permission, `case:decide:${string}`>;
export type Mover = StaffMover | "intake:record" | "reporter" | "system" | "merging";

/** Questions that an internal note has to answer; the words stand in the messages. */
export const NOTE_QUESTIONS = ["basis", "findings", "how_known", "approval", "comparison"] as const;
export type NoteQuestion = (typeof NOTE_QUESTIONS)[number];

export type NoteRule = { need: "required"; ask: NoteQuestion } | { need: "optional" } | { need: "none" };

/**
 * What a step does to the clocks of its track, by rule id. Stopping a clock that does not run changes nothing; `start`
 * begins at the time of the step, after the stops. What the step itself fulfils, such as telling the reporter, begins and
 * ends with it (`meets`), and the record shows that it was kept. There is no pause: asking the reporter for more stops no clock in
 * any rule we have read, and testing time is a pause of the clock, not a step of the case.
 */
export type ClockMoves = {
  readonly stop?: "all" | readonly RuleId[];
  readonly start?: readonly RuleId[];
  readonly meets?: readonly RuleId[];
  readonly extend?: readonly RuleId[];
};

/**
 * A sign of a violation found in mediation is checked whatever becomes of the complaint (SAMR Order 20, art. 23).
 * `opened`: the step opens the report that the case does not have. `opened_or_going_on`: it leaves one that is under way
 * as it is; a report that has ended is for `reopen`.
 */
export type ClueChecked = "opened" | "opened_or_going_on";

type Common<S> = {
  /** `as_before`: where the track stood when its case was merged. */
  readonly to: S | "unchanged" | "as_before";
  readonly once?: true;
  /** Whoever has done one of these on the track leaves this one to somebody else. */
  readonly notAfter?: readonly Action[];
  readonly clueChecked?: ClueChecked;
  readonly clocks: ClockMoves;
};

/** A staff decision resting on a ground. The reporter always hears it: `message` has no "none" here. */
type GroundedStep<S> = Common<S> & {
  /** The program itself only by a rule that a supervisor has turned on, named in the event. */
  readonly by: readonly (StaffMover | "system")[];
  readonly ground: GroundList;
  readonly message: "required" | "optional";
  readonly note: NoteRule;
  /** Names another case of ours, or the body that takes over. */
  readonly target: "none" | "case" | "body";
  /** By ground, the clocks of `start` that stay still. */
  readonly startsNothingFor?: { readonly [G in Ground]?: readonly RuleId[] };
};

/** A staff decision that needs no ground from a list. */
type PlainStep<S> = Common<S> & {
  readonly by: readonly StaffMover[];
  readonly ground: null;
  readonly message: "required" | "optional";
  readonly note: NoteRule;
  readonly target: "none";
};

/** Something that reached us from outside; nobody is asked to explain it. */
type OutsideStep<S> = Common<S> & {
  readonly by: readonly Exclude<Mover, StaffMover | "merging">[];
  readonly ground: null;
  readonly message: "none";
  readonly note: { readonly need: "none" };
  readonly target: "none" | "case";
};

/** A whole case goes into another, or comes out again. Why stands with the merge itself, which is taken back as one. */
type WholeStep<S> = Common<S> & {
  readonly by: readonly ["merging"];
  readonly ground: GroundList | null;
  readonly message: "none";
  readonly note: { readonly need: "none" };
  readonly target: "none" | "case";
};

export type Step<S extends string> = GroundedStep<S> | PlainStep<S> | OutsideStep<S> | WholeStep<S>;

/** For every state of a track, what may follow. */
export type Steps<S extends string> = { readonly [From in S]: { readonly [A in Action]?: Step<S> } };
