import { startOfShanghaiDay } from "@/lib/clocks/plain-date";
import type { SuitView } from "@/lib/enforcement/read-suit";
import { longDate } from "@/lib/i18n/dates";
import { translatorFor } from "@/lib/i18n/translator";

/** For courts in China, whoever asks for it. */
const t = translatorFor("zh");

/** Proof that the association did its duty under art. 37 of the Consumer Protection Law, line by line from our own log. */
export function dutyPaper({ office, defendant, duty }: SuitView, at: Date): readonly string[] {
  const lines = duty.map((line, index) => {
    const date = longDate("zh", startOfShanghaiDay(line.day));
    const act = t(`suits.dutyActs.${line.kind}`, { target: line.target ?? "" });
    const values = { date, act, reference: line.reference, article: t(`suits.dutyArticle.${line.duty}`) };
    return t("suits.paper.numbered", { n: index + 1, text: t("suits.paper.dutyLine", values) });
  });
  return [
    t("suits.paper.dutyTitle"),
    "",
    t("suits.paper.dutyIntro", { defendant }),
    "",
    ...(lines.length > 0 ? lines : [t("suits.paper.noDuty")]),
    "",
    office,
    longDate("zh", at),
  ];
}
