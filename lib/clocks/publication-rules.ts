import { type ClockRule, PLAIN_RULE } from "@/lib/clocks/clock-rule";

const ORDER_45 = {
  ...PLAIN_RULE,
  version: "samr-45",
  law: {
    zh: "市场监督管理行政处罚信息公示规定（市场监管总局令第45号）",
    en: "Provisions on Publishing Administrative Penalties in Market Regulation (SAMR Order 45)",
  },
  source: { zh: "法规全文，2025 年 4 月版本", en: "full text, snapshot of April 2025" },
  mark: "L",
  binds: "regulator",
  track: "report",
  validFrom: "2021-09-01",
} as const;

/** Publishing a penalty, taking it down, and how long it stays. */
export const PUBLICATION_RULES = [
  {
    ...ORDER_45,
    id: "publish_penalty",
    title: { zh: "公示处罚信息", en: "Publish the penalty" },
    article: "9",
    length: { amount: 20, unit: "working_days" },
    startsOn: "penalty_decided",
    stopsOn: "penalty_published",
  },
  {
    ...ORDER_45,
    id: "forward_penalty",
    title: { zh: "跨省推送处罚信息", en: "Forward the penalty to the other province" },
    article: "10",
    length: { amount: 10, unit: "working_days" },
    startsOn: "penalty_decided",
    stopsOn: "penalty_forwarded",
  },
  {
    ...ORDER_45,
    id: "publish_forwarded_penalty",
    title: { zh: "公示外省推送的处罚信息", en: "Publish a penalty forwarded by another province" },
    article: "10",
    length: { amount: 10, unit: "working_days" },
    startsOn: "penalty_forwarded",
    stopsOn: "penalty_published",
  },
  {
    ...ORDER_45,
    id: "withdraw_publication",
    title: { zh: "撤回已被撤销的处罚信息", en: "Take down the notice of an annulled penalty" },
    article: "11",
    length: { amount: 3, unit: "working_days" },
    startsOn: "penalty_annulled",
    stopsOn: "publication_ended",
  },
  {
    ...ORDER_45,
    id: "end_publication",
    title: { zh: "处罚信息公示期满", en: "End of the publication period" },
    article: "13",
    length: { amount: 3, unit: "years" },
    startsOn: "penalty_published",
    stopsOn: "publication_ended",
  },
  {
    ...ORDER_45,
    id: "end_minor_publication",
    title: { zh: "通报批评或较小罚款公示期满", en: "End of publication for criticism or a small fine" },
    article: "13",
    length: { amount: 3, unit: "months" },
    startsOn: "penalty_published",
    stopsOn: "publication_ended",
  },
] as const satisfies readonly ClockRule[];
