import { CHECKING_CLOCKS, FINAL, FROM_OUTSIDE, type ReportStep, TRIAGE } from "@/lib/cases/report-step-parts";

/** A person has answered, an objection too. Word whether a case is opened is still owed to its reporter (A13). */
export const join = {
  ...TRIAGE,
  to: "joined",
  ground: "joined",
  message: "optional",
  note: { need: "required", ask: "comparison" },
  target: "case",
  clocks: { stop: ["first_human_answer", "answer_contest"] },
} as const satisfies ReportStep;

/** Not handled at all: no word of the other case comes to its reporter. */
export const mark_duplicate = {
  ...join,
  to: "duplicate_not_handled",
  ground: "duplicate",
  clocks: { stop: "all" },
} as const satisfies ReportStep;

/** Only a report that nobody has looked at yet: lib/cases/duplicates closes what repeats another to the letter. */
export const mark_exact_duplicate = {
  ...mark_duplicate,
  by: [...TRIAGE.by, "system"],
} as const satisfies ReportStep;

export const reopen = {
  ...FINAL,
  to: "reopened",
  ground: "reopened",
  message: "optional",
  note: { need: "required", ask: "basis" },
  clocks: { stop: "all", start: ["decide_filing"] },
} as const satisfies ReportStep;

/** A report that was handled elsewhere: an answer that was promised to an objection is still owed. */
export const reopen_joined = {
  ...reopen,
  clocks: { stop: ["first_human_answer", ...CHECKING_CLOCKS, "decide_penalty"], start: ["decide_filing"] },
} as const satisfies ReportStep;

export const contest = {
  ...FROM_OUTSIDE,
  by: ["reporter"],
  to: "reopened",
  once: true,
  clocks: { start: ["answer_contest", "decide_filing"] },
} as const satisfies ReportStep;

/** Objecting to have been joined: their own period runs anew. A report that was merged may have been filed before. */
export const contest_joining = {
  ...contest,
  clocks: { stop: [...CHECKING_CLOCKS, "decide_penalty"], ...contest.clocks },
} as const satisfies ReportStep;

/**
 * The reporter joins others who reported the same, in the moment of sending (A13). Their clocks go on: a first answer,
 * and word whether a case is opened, are owed to each of them.
 */
export const join_others = {
  ...FROM_OUTSIDE,
  by: ["reporter"],
  to: "joined",
  target: "case",
  clocks: {},
} as const satisfies ReportStep;

/** The whole case is handled in another one (D9). Its reporter's clocks go on, as with whoever joins by themselves. */
export const merge = {
  ...FROM_OUTSIDE,
  by: ["merging"],
  to: "joined",
  ground: "joined",
  target: "case",
  clocks: {},
} as const satisfies ReportStep;

/** And back: lib/cases/merges restores the clocks that the other case had stopped. */
export const unmerge = { ...FROM_OUTSIDE, by: ["merging"], to: "as_before", clocks: {} } as const satisfies ReportStep;
