import type { TagTone } from "@/app/_ui/tag";
import type { Translator } from "@/lib/i18n/translator";
import type { BatchStanding } from "@/lib/retention/disposal-batch";
import type { RetentionRule } from "@/lib/retention/retention-rule";

export const TONES: Readonly<Record<BatchStanding, TagTone>> = {
  proposed: "new",
  reviewed: "waiting",
  approved: "moving",
  refused: "closed",
  finished: "done",
};

/** How long, in words; of what has no period of its own, how it goes. */
export function periodWords(t: Translator, { period, way }: RetentionRule): string {
  if (!period) return t(way === "reviewed" ? "disposal.ways.agreed" : `disposal.ways.${way}`);
  const length = t(`disposal.periods.${period.unit}`, { n: period.amount });
  return way === "reviewed" ? length : t("disposal.periodAndWay", { length, way: t(`disposal.ways.${way}`) });
}

/** The law with its article, and how sure we are of it. */
export function lawWords(t: Translator, { law, article, mark, unconfirmed }: RetentionRule): string {
  const said = article ? t("disposal.lawOf", { law: law[t.locale], article }) : law[t.locale];
  const marks = [mark && t(`staffCase.clocks.marks.${mark}`), unconfirmed && t("disposal.unconfirmed")];
  return [said, ...marks].filter(Boolean).join(" · ");
}
