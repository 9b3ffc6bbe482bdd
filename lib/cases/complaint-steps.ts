import type { Step, Steps } from "@/lib/cases/step";
import type { ComplaintState } from "@/lib/cases/track";

type ComplaintStep = Step<ComplaintState>;

const FREE_NOTE = { need: "optional" } as const;
const TRIAGE = { by: ["case:decide:triage"], target: "none" } as const;
const HANDLING = { by: ["case:decide:handling"], target: "none" } as const;
const FROM_OUTSIDE = { ground: null, message: "none", note: { need: "none" }, target: "none" } as const;

const accept = {
  ...TRIAGE,
  to: "accepted",
  ground: null,
  message: "optional",
  note: FREE_NOTE,
  clocks: {
    stop: ["first_human_answer", "answer_contest", "decide_acceptance", "handle_complaint"],
    start: ["mediate"],
  },
} as const satisfies ComplaintStep;

const not_accept = {
  ...TRIAGE,
  to: "not_accepted",
  ground: "not_accepted",
  message: "required",
  note: { need: "required", ask: "basis" },
  clocks: { stop: "all" },
} as const satisfies ComplaintStep;

const request_supplement = {
  ...TRIAGE,
  to: "supplement_requested",
  ground: "supplement",
  message: "required",
  note: FREE_NOTE,
  clocks: { stop: ["first_human_answer"] },
} as const satisfies ComplaintStep;

const supplement_received = {
  ...FROM_OUTSIDE,
  by: ["reporter", "system", "intake:record"],
  to: "received",
  clocks: {},
} as const satisfies ComplaintStep;

const start_mediation = {
  ...HANDLING,
  to: "mediation",
  ground: null,
  message: "optional",
  note: FREE_NOTE,
  clocks: {},
} as const satisfies ComplaintStep;

const record_settlement = {
  ...HANDLING,
  to: "settled",
  ground: null,
  message: "optional",
  note: { need: "required", ask: "how_known" },
  clocks: { stop: "all" },
} as const satisfies ComplaintStep;

const record_agreement = {
  ...HANDLING,
  to: "agreed",
  ground: null,
  message: "required",
  note: FREE_NOTE,
  clocks: { stop: "all" },
} as const satisfies ComplaintStep;

const end_mediation = {
  ...HANDLING,
  to: "mediation_ended",
  ground: "mediation_ended",
  message: "required",
  note: { need: "required", ask: "findings" },
  clocks: { stop: "all" },
} as const satisfies ComplaintStep;

/** The allowed result for whoever complains often and is right about the shop: no mediation any more, and still a clue. */
const end_mediation_keep_clue = {
  ...end_mediation,
  clueChecked: "opened_or_going_on",
} as const satisfies ComplaintStep;

/** Nothing of the complaint moves: what was found in it is checked on a track of its own, with a clock of its own. */
const open_report = {
  ...HANDLING,
  to: "unchanged",
  ground: "mediation_clue",
  message: "optional",
  note: { need: "required", ask: "findings" },
  clocks: {},
  clueChecked: "opened",
} as const satisfies ComplaintStep;

const withdraw = {
  ...FROM_OUTSIDE,
  by: ["reporter"],
  to: "withdrawn",
  clocks: { stop: "all" },
} as const satisfies ComplaintStep;

const contest = {
  ...FROM_OUTSIDE,
  by: ["reporter"],
  to: "received",
  once: true,
  clocks: { start: ["answer_contest"] },
} as const satisfies ComplaintStep;

/** The complaint track (投诉): state by state, what may follow. Withdrawn by the reporter is the only end without contest. */
export const COMPLAINT_STEPS = {
  received: { accept, not_accept, request_supplement, withdraw },
  supplement_requested: { supplement_received, accept, not_accept, withdraw },
  accepted: { start_mediation, record_settlement, end_mediation, end_mediation_keep_clue, open_report, withdraw },
  mediation: { record_agreement, record_settlement, end_mediation, end_mediation_keep_clue, open_report, withdraw },
  not_accepted: { contest },
  settled: { contest, open_report },
  agreed: { contest, open_report },
  mediation_ended: { contest, open_report },
  // Somebody who was paid to step back has not taken the clue along.
  withdrawn: { open_report },
} as const satisfies Steps<ComplaintState>;

/** Clocks that run from the moment a complaint is received. */
export const COMPLAINT_OPENING_CLOCKS = ["first_human_answer", "decide_acceptance", "handle_complaint"] as const;
