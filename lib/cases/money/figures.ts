import type { MoneyKind } from "@/lib/cases/money/money-fact";
import type { Bilingual, ConfidenceMark } from "@/lib/clocks/clock-rule";
import type { PlainDate } from "@/lib/clocks/plain-date";

/** Where a figure stands and how sure we are of it. Dates are inclusive days in Shanghai. */
export type FigureSource = {
  readonly law: Bilingual;
  /** Null when the article is not known to us. */
  readonly article: string | null;
  readonly source: string;
  readonly mark: Exclude<ConfidenceMark, null>;
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
};

export type Measure = Extract<MoneyKind, "turnover" | "gain">;
export type Who = "individual" | "unit";
export type Level = "crime" | "especially_serious";

/** From this amount on, a prosecutor may have to look: what it is measured on, and for whom. */
export type CriminalFigure = FigureSource & {
  readonly id: string;
  readonly who: Who;
  readonly measure: Measure;
  readonly level: Level;
  readonly fen: number;
};

const NETWORK_INTERPRETATION = {
  law: {
    zh: "最高人民法院、最高人民检察院关于办理利用信息网络实施诽谤等刑事案件适用法律若干问题的解释",
    en: "2013 Interpretation of the Supreme Court and Procuratorate on Criminal Cases Using Information Networks",
  },
  article: "7",
  source: "full text, snapshot of April 2025",
  mark: "L",
  validFrom: "2013-09-10",
  validTo: null,
} as const satisfies FigureSource;

const TEN_THOUSAND = 1_000_000;
const yuanInFen = (tenThousands: number) => tenThousands * TEN_THOUSAND;
/** The same article: five times the figure is "especially serious". */
const ESPECIALLY = 5;

function both(who: Who, measure: Measure, tenThousands: number): CriminalFigure[] {
  const figure = { ...NETWORK_INTERPRETATION, who, measure };
  const fen = yuanInFen(tenThousands);
  return [
    { ...figure, id: `${who}_${measure}`, level: "crime", fen },
    { ...figure, id: `${who}_${measure}_especially`, level: "especially_serious", fen: ESPECIALLY * fen },
  ];
}

/** For whoever publishes what they know is false for pay (非法经营罪), not for every shop that profits from it. */
export const CRIMINAL_FIGURES: readonly CriminalFigure[] = [
  ...both("individual", "turnover", 5),
  ...both("individual", "gain", 2),
  ...both("unit", "turnover", 15),
  ...both("unit", "gain", 5),
];

export type Amounts = { readonly low: number; readonly high: number };
export type FineRule = FigureSource & {
  readonly id: string;
  /** Null: the figures are not known to us. `serious`: where the circumstances are serious. */
  readonly ordinary: Amounts | null;
  readonly serious: Amounts | null;
  /** The fine is a multiple of the unlawful gain; `withoutGain` is the most where there is none. */
  readonly timesGain: Amounts | null;
  readonly withoutGain: number | null;
  readonly licenceMayGo: boolean;
};

const COMPETITION_LAW = {
  law: { zh: "反不正当竞争法", en: "Anti-Unfair Competition Law" },
  timesGain: null,
  withoutGain: null,
  licenceMayGo: true,
} as const;

/** Fines for false publicity, by the law in force when it was done. A fine may lie below where the law lets it be mitigated. */
export const FINE_RULES: readonly FineRule[] = [
  {
    ...COMPETITION_LAW,
    id: "competition_old",
    article: "20",
    source: "full text, snapshot of April 2025",
    mark: "L",
    ordinary: { low: yuanInFen(20), high: yuanInFen(100) },
    serious: { low: yuanInFen(100), high: yuanInFen(200) },
    validFrom: "2018-01-01",
    validTo: "2025-10-14",
  },
  {
    ...COMPETITION_LAW,
    id: "competition_2025",
    article: null,
    source: "the revision is known from secondary sources; its figures were not found",
    mark: "U",
    ordinary: null,
    serious: null,
    validFrom: "2025-10-15",
    validTo: null,
  },
  {
    id: "consumer_law",
    law: { zh: "消费者权益保护法", en: "Consumer Protection Law" },
    article: "56",
    source: "reprint of the article; applies where no other law sets the fine",
    mark: "S",
    ordinary: null,
    serious: null,
    timesGain: { low: 1, high: 10 },
    withoutGain: yuanInFen(50),
    licenceMayGo: true,
    validFrom: "2014-03-15",
    validTo: null,
  },
];

/** What a deceived consumer may claim themselves: a multiple of the price, and at least so much. */
export const PUNITIVE_CLAIM = {
  law: { zh: "消费者权益保护法", en: "Consumer Protection Law" },
  article: "55",
  source: "full text, snapshot of April 2025",
  mark: "L",
  times: 3,
  leastFen: 50_000,
  validFrom: "2014-03-15",
  validTo: null,
} as const satisfies FigureSource & { times: number; leastFen: number };
