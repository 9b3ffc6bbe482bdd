import { type ClockRule, PLAIN_RULE } from "@/lib/clocks/clock-rule";

const READ = { zh: "法规全文，2025 年 4 月版本", en: "full text, snapshot of April 2025" } as const;

const PUBLIC_INTEREST_SUITS = {
  ...PLAIN_RULE,
  version: "consumer-suits-2020",
  law: {
    zh: "最高人民法院关于审理消费民事公益诉讼案件适用法律若干问题的解释",
    en: "Supreme People's Court Interpretation on Consumer Public-Interest Suits",
  },
  source: READ,
  mark: "L",
  binds: "court",
  length: { amount: 10, unit: "calendar_days" },
  movesToWorkingDay: true,
  validFrom: "2021-01-01",
} as const;

/** What courts and platforms must do in time. */
export const LITIGATION_RULES = [
  {
    ...PUBLIC_INTEREST_SUITS,
    id: "court_tells_of_suit",
    title: { zh: "法院告知主管部门已立案", en: "The court tells the regulator of the suit" },
    article: "6",
    startsOn: "suit_filed",
    stopsOn: "suit_told",
  },
  {
    ...PUBLIC_INTEREST_SUITS,
    id: "court_tells_of_judgment",
    title: { zh: "法院告知主管部门裁判结果", en: "The court tells the regulator of the judgment" },
    article: "14",
    startsOn: "judgment_effective",
    stopsOn: "judgment_told",
  },
  {
    ...PLAIN_RULE,
    id: "keep_transaction_data",
    version: "e-commerce-law-2018",
    title: { zh: "平台保存交易信息", en: "The platform keeps the transaction records" },
    law: { zh: "电子商务法", en: "E-Commerce Law" },
    article: "31",
    source: READ,
    mark: "L",
    length: { amount: 3, unit: "years" },
    startsOn: "transaction_completed",
    stopsOn: "records_lapsed",
    binds: "platform",
    validFrom: "2019-01-01",
  },
] as const satisfies readonly ClockRule[];
