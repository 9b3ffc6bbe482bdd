import type { Bilingual, ConfidenceMark } from "@/lib/clocks/clock-rule";
import type { PlainDate } from "@/lib/clocks/plain-date";

export type PeriodUnit = "hours" | "days" | "months" | "years";
export type Period = { readonly amount: number; readonly unit: PeriodUnit };

/**
 * How what is due goes. `reviewed`: in a batch that two people have agreed to. `with_case`: together with its case.
 * `automatic`: swept by itself on its day, without anybody's word. `kept`: it names nobody, or must not be cut.
 */
export type DisposalWay = "reviewed" | "with_case" | "automatic" | "kept";

/** How long one kind of record is kept, as it stood in one version. */
export type RetentionRule = {
  readonly id: string;
  readonly version: string;
  readonly title: Bilingual;
  readonly way: DisposalWay;
  /** Null where the record has no period of its own. */
  readonly period: Period | null;
  readonly startsOn: Bilingual | null;
  readonly law: Bilingual;
  /** Null when no article is known to us. */
  readonly article: string | null;
  readonly source: string;
  readonly mark: ConfidenceMark;
  /** True when nobody has confirmed that this period is the one that binds us. */
  readonly unconfirmed: boolean;
  readonly validFrom: PlainDate;
};
