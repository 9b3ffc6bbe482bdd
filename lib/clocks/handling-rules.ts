import { type ClockRule, PLAIN_RULE } from "@/lib/clocks/clock-rule";

const READ = { zh: "法规全文，2025 年 4 月版本", en: "full text, snapshot of April 2025" } as const;

const ORDER_20 = {
  ...PLAIN_RULE,
  version: "samr-20",
  law: {
    zh: "市场监督管理投诉举报处理暂行办法（市场监管总局令第20号）",
    en: "Interim Measures for Handling Complaints and Reports in Market Regulation (SAMR Order 20)",
  },
  source: READ,
  mark: "L",
  binds: "regulator",
  validFrom: "2020-01-01",
  validTo: "2026-04-14",
} as const;

const ORDER_20_RULES = [
  {
    ...ORDER_20,
    id: "decide_acceptance",
    title: { zh: "决定是否受理投诉并告知您", en: "Decide whether to accept the complaint, and tell you" },
    staffTitle: {
      zh: "决定是否受理投诉并告知投诉人",
      en: "Decide whether to accept the complaint, and tell the complainant",
    },
    article: "14",
    length: { amount: 7, unit: "working_days" },
    startsOn: "complaint_received",
    stopsOn: "acceptance_told",
    track: "complaint",
  },
  {
    ...ORDER_20,
    id: "mediate",
    title: { zh: "完成调解", en: "Finish the mediation" },
    article: "20, 21(5)",
    length: { amount: 45, unit: "working_days" },
    pausesFor: ["testing"],
    startsOn: "complaint_accepted",
    stopsOn: "mediation_ended",
    track: "complaint",
  },
  {
    ...ORDER_20,
    id: "tell_mediation_end",
    title: { zh: "告知双方调解终止", en: "Tell both sides that mediation has ended" },
    article: "21",
    length: { amount: 7, unit: "working_days" },
    startsOn: "mediation_ended",
    stopsOn: "mediation_end_told",
    track: "complaint",
  },
  {
    ...ORDER_20,
    id: "verify_mediation_clue",
    title: { zh: "核查调解中发现的违法线索", en: "Check a sign of a violation found during mediation" },
    article: "23",
    length: { amount: 15, unit: "working_days" },
    extension: { amount: 15, furtherByCollectiveDecision: false },
    startsOn: "clue_found",
    stopsOn: "clue_verified",
    track: "report",
  },
  {
    ...ORDER_20,
    id: "settle_competence",
    title: { zh: "协商由哪个部门处理", en: "Agree which office handles it" },
    article: "30",
    length: { amount: 7, unit: "working_days" },
    startsOn: "competence_disputed",
    stopsOn: "competence_agreed",
  },
  {
    ...ORDER_20,
    id: "tell_filing",
    title: { zh: "告知实名举报人是否立案", en: "Tell a reporter who gave a name whether a case was opened" },
    article: "31",
    length: { amount: 5, unit: "working_days" },
    startsOn: "filing_decided",
    stopsOn: "filing_told",
    track: "report",
  },
  {
    ...ORDER_20,
    id: "complain_in_time",
    title: { zh: "您提出投诉的期限", en: "Time in which you can complain" },
    staffTitle: { zh: "投诉人提出投诉的期限", en: "Time in which a consumer can complain" },
    article: "15(4)",
    length: { amount: 3, unit: "years" },
    movesToWorkingDay: true,
    startsOn: "harm_known",
    stopsOn: "complaint_received",
    binds: "consumer",
    track: "complaint",
  },
] as const satisfies readonly ClockRule[];

const ORDER_121 = {
  version: "samr-121",
  law: {
    zh: "市场监督管理投诉举报处理办法（市场监管总局令第121号）",
    en: "Measures for Handling Complaints and Reports in Market Regulation (SAMR Order 121)",
  },
  article: null,
  source: {
    zh: "天数沿用市场监管总局令第20号，第121号令的原文还没有看到",
    en: "number carried over from SAMR Order 20; the text of Order 121 has not been read",
  },
  mark: "U",
  unconfirmed: true,
  validFrom: "2026-04-15",
  validTo: null,
} as const;

const CONSUMER_LAW_RULE = {
  ...PLAIN_RULE,
  id: "handle_complaint",
  version: "consumer-law-2013",
  title: { zh: "处理消费者投诉并告知您", en: "Handle the consumer complaint and tell you" },
  staffTitle: { zh: "处理消费者投诉并告知投诉人", en: "Handle the consumer complaint and tell the complainant" },
  law: { zh: "消费者权益保护法", en: "Law on the Protection of Consumer Rights and Interests" },
  article: "46",
  source: READ,
  mark: "L",
  length: { amount: 7, unit: "working_days" },
  startsOn: "complaint_received",
  stopsOn: "complaint_answered",
  binds: "regulator",
  track: "complaint",
  validFrom: "2014-03-15",
} as const satisfies ClockRule;

/** Complaints and reports: consumer law, and SAMR Order 20 until its successor, Order 121, took over. */
export const HANDLING_RULES = [
  CONSUMER_LAW_RULE,
  ...ORDER_20_RULES,
  ...ORDER_20_RULES.map((rule) => ({ ...rule, ...ORDER_121 })),
] as const satisfies readonly ClockRule[];
