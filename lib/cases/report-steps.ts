import {
  contest,
  contest_joining,
  join,
  join_others,
  mark_duplicate,
  mark_exact_duplicate,
  merge,
  reopen,
  reopen_joined,
  unmerge,
} from "@/lib/cases/joining-steps";
import {
  CHECKING_CLOCKS,
  FINAL,
  FREE_NOTE,
  FROM_OUTSIDE,
  HANDLING,
  PLAIN,
  type ReportStep,
  TRIAGE,
} from "@/lib/cases/report-step-parts";
import type { Steps } from "@/lib/cases/step";
import type { ReportState } from "@/lib/cases/track";

const verify = {
  ...TRIAGE,
  ...PLAIN,
  to: "verifying",
  clocks: { stop: ["first_human_answer"] },
} as const satisfies ReportStep;

const request_supplement = {
  ...TRIAGE,
  to: "supplement_requested",
  ground: "supplement",
  message: "required",
  note: FREE_NOTE,
  clocks: { stop: ["first_human_answer"] },
} as const satisfies ReportStep;

const supplement_received = {
  ...FROM_OUTSIDE,
  by: ["reporter", "system", "intake:record"],
  to: "verifying",
  clocks: {},
} as const satisfies ReportStep;

const extend_verification = {
  ...FINAL,
  to: "unchanged",
  once: true,
  ground: "extension",
  message: "optional",
  note: { need: "required", ask: "approval" },
  clocks: { extend: CHECKING_CLOCKS },
} as const satisfies ReportStep;

const file = {
  ...FINAL,
  ...PLAIN,
  to: "filed",
  note: { need: "required", ask: "findings" },
  // Checking once more is no answer to an objection; what comes of it is.
  clocks: { stop: ["answer_contest", ...CHECKING_CLOCKS], start: ["decide_penalty"], meets: ["tell_filing"] },
} as const satisfies ReportStep;

const not_file = {
  ...FINAL,
  to: "not_filed",
  ground: "not_filed",
  message: "required",
  note: { need: "required", ask: "findings" },
  clocks: { stop: "all", meets: ["tell_filing"] },
} as const satisfies ReportStep;

const transfer = {
  ...TRIAGE,
  to: "transferred",
  ground: "transferred",
  message: "required",
  note: { need: "required", ask: "basis" },
  target: "body",
  clocks: { stop: "all" },
} as const satisfies ReportStep;

const transfer_finally = { ...transfer, by: FINAL.by } as const satisfies ReportStep;

const investigate = { ...HANDLING, ...PLAIN, to: "investigating", clocks: {} } as const satisfies ReportStep;

const investigate_again = {
  ...investigate,
  clocks: { stop: ["answer_contest", ...CHECKING_CLOCKS], start: ["decide_penalty"] },
} as const satisfies ReportStep;

/** Whoever investigated does not judge what they found (市场监督管理行政处罚程序规定: 办案人员不得作为审核人员; C18). */
const decide = {
  ...FINAL,
  to: "decided",
  notAfter: ["investigate"],
  ground: "decision",
  message: "required",
  note: { need: "required", ask: "findings" },
  clocks: { stop: ["decide_penalty"], start: ["publish_penalty", "serve_penalty"] },
  // Warnings alone are not published (SAMR Order 45, art. 2).
  startsNothingFor: { no_penalty: ["publish_penalty", "serve_penalty"], warning: ["publish_penalty"] },
} as const satisfies ReportStep;

/** The merchant has the decision in hand (行政处罚法 art. 61). Not once for all: after an appeal another is served. */
const note_served = {
  ...HANDLING,
  ...PLAIN,
  to: "unchanged",
  clocks: { stop: ["serve_penalty"] },
} as const satisfies ReportStep;

/** Naming a merchant in public takes two people (C18, SEC-09). */
const publish = {
  ...FINAL,
  ...PLAIN,
  to: "published",
  notAfter: ["decide"],
  clocks: { stop: ["publish_penalty"] },
} as const satisfies ReportStep;

const record_appeal = {
  ...HANDLING,
  to: "appealed",
  ground: "appealed",
  message: "optional",
  note: { need: "required", ask: "how_known" },
  clocks: {},
} as const satisfies ReportStep;

const close = {
  ...FINAL,
  to: "closed",
  ground: "closed",
  message: "required",
  note: FREE_NOTE,
  clocks: { stop: "all" },
} as const satisfies ReportStep;

/** The reporter steps back and the clue is still checked (B6): the state stays. */
const withdraw = {
  ...FROM_OUTSIDE,
  by: ["reporter"],
  to: "unchanged",
  once: true,
  clocks: {},
} as const satisfies ReportStep;

/** The report track (举报): state by state, what may follow. */
export const REPORT_STEPS = {
  received: {
    verify,
    request_supplement,
    join,
    mark_duplicate: mark_exact_duplicate,
    transfer,
    withdraw,
    join_others,
    merge,
  },
  verifying: {
    request_supplement,
    extend_verification,
    file,
    not_file,
    join,
    mark_duplicate,
    transfer,
    withdraw,
    merge,
  },
  supplement_requested: { supplement_received, verify, join, mark_duplicate, transfer, withdraw, merge },
  filed: { investigate, transfer: transfer_finally, close, withdraw, merge },
  investigating: { decide, transfer: transfer_finally, close, withdraw, merge },
  decided: { note_served, publish, record_appeal, close, withdraw },
  published: { note_served, record_appeal, close, withdraw },
  appealed: { note_served, publish, close, reopen, withdraw },
  reopened: { verify, investigate: investigate_again, not_file, join, transfer, close, withdraw, merge },
  not_filed: { reopen, contest },
  joined: { reopen: reopen_joined, withdraw, contest: contest_joining, unmerge },
  duplicate_not_handled: { reopen, contest },
  transferred: { reopen, contest },
  closed: { record_appeal, reopen, contest },
} as const satisfies Steps<ReportState>;

/** Clocks that run from the moment a report is received. */
export const REPORT_OPENING_CLOCKS = ["first_human_answer", "decide_filing"] as const;
