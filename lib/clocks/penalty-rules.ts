import { type ClockRule, PLAIN_RULE } from "@/lib/clocks/clock-rule";

const PENALTY_LAW = {
  ...PLAIN_RULE,
  version: "penalty-law-2021",
  law: { zh: "行政处罚法", en: "Administrative Penalty Law" },
  source: { zh: "法规全文，2025 年 4 月版本", en: "full text, snapshot of April 2025" },
  mark: "L",
  binds: "regulator",
  track: "report",
  validFrom: "2021-07-15",
} as const;

const PROCEDURE = {
  ...PENALTY_LAW,
  version: "samr-procedure-2021",
  law: {
    zh: "市场监督管理行政处罚程序规定",
    en: "Provisions on Administrative Penalty Procedure in Market Regulation",
  },
  source: {
    zh: "二手资料：地方监管部门的流程图，以及姊妹规章里相同的期限",
    en: "secondary: procedure charts of local regulators, and the same period in a sister regulation",
  },
  mark: "S",
} as const;

// Article 85 of the same law reads its own "three days" and "seven days" as working days.
const SEVEN_DAYS = {
  ...PENALTY_LAW,
  source: {
    zh: "7 日：法规全文，2025 年 4 月版本；按工作日计算：地方监管部门的流程图",
    en: "7 days: full text, snapshot of April 2025; as working days: procedure charts of local regulators",
  },
  mark: "S",
  length: { amount: 7, unit: "working_days" },
} as const;

/** From the report to the decision on the penalty, and the periods of limitation. */
export const PENALTY_RULES = [
  {
    ...PROCEDURE,
    id: "decide_filing",
    title: { zh: "核查举报并决定是否立案", en: "Check the report and decide whether to open a case" },
    article: "18",
    length: { amount: 15, unit: "working_days" },
    extension: { amount: 15, furtherByCollectiveDecision: false },
    pausesFor: ["testing"],
    startsOn: "report_received",
    stopsOn: "filing_decided",
  },
  {
    ...PENALTY_LAW,
    id: "decide_penalty",
    title: { zh: "作出行政处罚决定", en: "Decide the penalty" },
    article: "60",
    source: {
      zh: "90 日：法规全文，2025 年 4 月版本；延长和扣除的时间：地方监管部门的流程图",
      en: "90 days: full text, snapshot of April 2025; extensions and excluded time: procedure charts of local regulators",
    },
    mark: "S",
    length: { amount: 90, unit: "calendar_days" },
    extension: { amount: 30, furtherByCollectiveDecision: true },
    pausesFor: ["hearing", "testing", "public_notice", "suspension"],
    movesToWorkingDay: true,
    startsOn: "case_filed",
    stopsOn: "penalty_decided",
  },
  {
    ...SEVEN_DAYS,
    id: "serve_penalty",
    title: { zh: "送达处罚决定书", en: "Serve the penalty decision" },
    article: "61, 85",
    startsOn: "penalty_decided",
    stopsOn: "penalty_served",
  },
  {
    ...SEVEN_DAYS,
    id: "settle_registered_evidence",
    title: { zh: "对先行登记保存的证据作出处理", en: "Decide on evidence taken into interim registration" },
    article: "56, 85",
    startsOn: "evidence_registered",
    stopsOn: "evidence_settled",
  },
  {
    ...PENALTY_LAW,
    id: "penalty_limitation",
    title: { zh: "行政处罚追究时效", en: "Limitation for penalties" },
    article: "36",
    length: { amount: 2, unit: "years" },
    startsOn: "conduct_ended",
    stopsOn: "clue_found",
  },
  {
    ...PENALTY_LAW,
    id: "penalty_limitation_serious",
    title: {
      zh: "行政处罚追究时效（涉及生命健康、金融安全且有危害后果）",
      en: "Limitation for penalties (life, health or finance, with harm)",
    },
    article: "36",
    length: { amount: 5, unit: "years" },
    startsOn: "conduct_ended",
    stopsOn: "clue_found",
  },
] as const satisfies readonly ClockRule[];
