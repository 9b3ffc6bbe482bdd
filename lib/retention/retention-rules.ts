import type { RetentionRule } from "@/lib/retention/retention-rule";

const ENDED = {
  zh: "案件全部办结、最后一次办理或举报人最后一次来件之日",
  en: "the day everything in the case had ended and the last step was taken, or the reporter last wrote",
} as const;
const HOUSE = {
  law: { zh: "真评自定（非法定期限）", en: "Zhenping's own (not a statutory period)" },
  article: null,
  source: "the operator of this portal",
  mark: null,
  unconfirmed: false,
  version: "house-1",
  validFrom: "2026-11-29",
} as const;
const SHORTEST = {
  law: { zh: "个人信息保护法", en: "Personal Information Protection Law" },
  article: "19",
  source: "full text, snapshot of April 2025: the shortest time that the purpose needs; the law names no number",
  mark: "L",
  version: "2026-11",
  validFrom: "2026-11-29",
} as const;

/** The two kinds that go in batches, by name: lib/retention/due-records.ts asks for what they make due. */
export const CASE_RULE = {
  id: "case_content",
  version: "2026-11",
  title: {
    zh: "已办结的案件：陈述、消息、备注、决定",
    en: "Cases that have ended: statements, messages, notes, decisions",
  },
  way: "reviewed",
  period: { amount: 3, unit: "years" },
  startsOn: ENDED,
  law: { zh: "电子商务法", en: "E-Commerce Law" },
  article: "31",
  source: "full text, snapshot of April 2025: three years, for platforms; taken as the measure for our own files",
  mark: "L",
  unconfirmed: true,
  validFrom: "2026-11-29",
} as const satisfies RetentionRule;

export const IDENTITY_RULE = {
  ...SHORTEST,
  id: "reporter_contact",
  title: { zh: "举报人的联系方式", en: "How to reach a reporter" },
  way: "reviewed",
  period: { amount: 6, unit: "months" },
  startsOn: ENDED,
  unconfirmed: true,
} as const satisfies RetentionRule;

/** What two people agreed to let go before its time; the period is theirs. */
export const EARLY_RULE = {
  ...SHORTEST,
  id: "early_disposal",
  title: { zh: "提前销毁：由两个人决定", en: "Before its time, on the word of two people" },
  way: "reviewed",
  period: null,
  startsOn: { zh: "第二个人批准之日", en: "the day the second person approved" },
  article: "47",
  source: "full text, snapshot of April 2025: erasure on request, or when the purpose is gone",
  unconfirmed: false,
} as const satisfies RetentionRule;

/** How long every kind of record is kept. A changed period is a new version: batches and tombstones name the one they went by. */
export const RETENTION_RULES: readonly RetentionRule[] = [
  CASE_RULE,
  IDENTITY_RULE,
  EARLY_RULE,
  {
    ...CASE_RULE,
    id: "evidence",
    title: { zh: "证据原件、副本、识读结果、证据包", en: "Evidence: originals, copies, what was read, packets" },
    way: "with_case",
  },
  {
    ...HOUSE,
    id: "draft",
    title: { zh: "没有提交的草稿", en: "Reports that were never sent" },
    way: "automatic",
    period: { amount: 7, unit: "days" },
    startsOn: { zh: "最后一次保存", en: "the last time it was saved" },
  },
  {
    ...HOUSE,
    id: "notice_address",
    title: { zh: "通知里的收件地址", en: "Addresses of notices" },
    way: "automatic",
    period: { amount: 60, unit: "days" },
    startsOn: { zh: "写好通知；发出后立即清空", en: "the day it was written; blanked at once when sent" },
  },
  {
    ...HOUSE,
    id: "session",
    title: { zh: "查进度时的登录", en: "Sessions of those who look up a case" },
    way: "automatic",
    period: { amount: 12, unit: "hours" },
    startsOn: { zh: "登录；闲置 30 分钟即失效", en: "its start; it ends after 30 idle minutes" },
  },
  {
    ...HOUSE,
    id: "reading_day",
    title: { zh: "每人每天查看了多少的统计", en: "Counts of what each of staff looked at in a day" },
    way: "automatic",
    period: { amount: 35, unit: "days" },
    startsOn: { zh: "那一天", en: "that day" },
  },
  {
    ...HOUSE,
    id: "person_count",
    title: { zh: "每人每天办案数的统计", en: "Counts of what each of staff did in a day" },
    way: "automatic",
    period: { amount: 371, unit: "days" },
    startsOn: { zh: "那一天", en: "that day" },
  },
  {
    ...HOUSE,
    id: "survey_answer",
    title: { zh: "回访答卷（不含姓名和案号）", en: "Survey answers (no name, no case number)" },
    way: "kept",
    period: null,
    startsOn: null,
  },
  {
    id: "audit_entry",
    version: "2026-11",
    title: { zh: "审计记录，包括谁看过什么", en: "The audit record, with who looked at what" },
    way: "kept",
    period: null,
    startsOn: null,
    law: { zh: "网络安全法", en: "Cybersecurity Law" },
    article: "21",
    source: "not verified: logs at least six months; the chain cannot be cut, and holds ids, never words or contacts",
    mark: "U",
    unconfirmed: true,
    validFrom: "2026-11-29",
  },
  {
    ...HOUSE,
    id: "tombstone",
    title: {
      zh: "销毁后留下的编号、日期、结果和哈希",
      en: "What is left after disposal: number, dates, outcome, hashes",
    },
    way: "kept",
    period: null,
    startsOn: null,
  },
];

/** The rule behind an item or a tombstone; of a version that this program no longer has, the present one. */
export function retentionRule(id: string): RetentionRule | null {
  return RETENTION_RULES.find((rule) => rule.id === id) ?? null;
}
