export const TRACK_KINDS = ["complaint", "report"] as const;
export type TrackKind = (typeof TRACK_KINDS)[number];

/**
 * open: the office has the next step. waiting: the reporter has it. ended: nobody has, unless it is contested.
 * "Overdue" is no phase: it is computed from the clocks.
 */
export type Phase = "open" | "waiting" | "ended";

export const STATES = {
  complaint: {
    received: "open",
    supplement_requested: "waiting",
    accepted: "open",
    not_accepted: "ended",
    mediation: "open",
    settled: "ended",
    agreed: "ended",
    mediation_ended: "ended",
    withdrawn: "ended",
  },
  report: {
    received: "open",
    verifying: "open",
    supplement_requested: "waiting",
    filed: "open",
    not_filed: "ended",
    joined: "ended",
    duplicate_not_handled: "ended",
    transferred: "ended",
    investigating: "open",
    decided: "open",
    published: "open",
    appealed: "open",
    reopened: "open",
    closed: "ended",
  },
} as const satisfies Record<TrackKind, Record<string, Phase>>;

export type TrackState<T extends TrackKind> = Extract<keyof (typeof STATES)[T], string>;
export type ComplaintState = TrackState<"complaint">;
export type ReportState = TrackState<"report">;
export type State = ComplaintState | ReportState;

/** A track and a state that belongs to it: a filed complaint does not compile. */
export type Position = { track: "complaint"; state: ComplaintState } | { track: "report"; state: ReportState };

export const COMPLAINT_STATES = Object.keys(STATES.complaint) as readonly ComplaintState[];
export const REPORT_STATES = Object.keys(STATES.report) as readonly ReportState[];
export const POSITIONS: readonly Position[] = [
  ...COMPLAINT_STATES.map((state) => ({ track: "complaint" as const, state })),
  ...REPORT_STATES.map((state) => ({ track: "report" as const, state })),
];

/** Reads a stored pair back. Throws on a pair that no transition can have written. */
export function positionOf(track: string, state: string): Position {
  const found = POSITIONS.find((position) => position.track === track && position.state === state);
  if (!found) throw new Error(`No such state: ${track} ${state}`);
  return found;
}

export function phaseOf(position: Position): Phase {
  return position.track === "complaint" ? STATES.complaint[position.state] : STATES.report[position.state];
}

/** Ended here and carried on in another case: its reporter is still owed word of what comes of it (A13). */
export function goesOnElsewhere(position: Position): boolean {
  return position.state === "joined";
}

/** Still somebody's turn, the reporter's included: more evidence is taken (B3) and the queue may show it. */
export function isOpen(position: Position): boolean {
  return phaseOf(position) !== "ended";
}
