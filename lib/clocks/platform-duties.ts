import type { Bilingual, ConfidenceMark } from "@/lib/clocks/clock-rule";

/** What a platform must do by law without a number of days: there is no date to count, and none is made up. */
export type UndatedDuty = {
  readonly id: string;
  readonly title: Bilingual;
  readonly law: Bilingual;
  readonly article: string | null;
  readonly source: string;
  readonly mark: Exclude<ConfidenceMark, null>;
};

const E_COMMERCE = {
  law: { zh: "电子商务法", en: "E-Commerce Law" },
  source: "full text, snapshot of April 2025",
  mark: "L",
} as const;

/** Beside the one period with a date, to keep transaction records (keep_transaction_data). */
export const PLATFORM_DUTIES = [
  {
    ...E_COMMERCE,
    id: "act_on_violations",
    title: { zh: "知道侵害消费者权益的，采取必要措施", en: "Act when it knows that consumers are harmed" },
    article: "38",
  },
  {
    ...E_COMMERCE,
    id: "delete_no_reviews",
    title: { zh: "不得删除消费者的评价", en: "Not delete what consumers write in reviews" },
    article: "39",
  },
  {
    ...E_COMMERCE,
    id: "complaint_channel",
    title: {
      zh: "设投诉举报渠道并及时处理",
      en: "Have a channel for complaints and reports, and handle them in good time",
    },
    article: "59",
  },
  {
    ...E_COMMERCE,
    id: "produce_records",
    title: { zh: "处理争议时提供原始合同和交易记录", en: "Produce the original contract and records in a dispute" },
    article: "62",
  },
  {
    id: "report_unfair_competition",
    title: {
      zh: "对平台内的不正当竞争及时处置、留存记录、报告主管部门",
      en: "Act on unfair competition on the platform, keep records, and report it",
    },
    law: { zh: "反不正当竞争法（2025年修订）", en: "Anti-Unfair Competition Law (2025)" },
    article: null,
    source: "known from secondary sources",
    mark: "S",
  },
] as const satisfies readonly UndatedDuty[];
