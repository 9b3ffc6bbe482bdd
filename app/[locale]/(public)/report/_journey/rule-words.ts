import type { ClockRule } from "@/lib/clocks/clock-rule";
import type { Translator } from "@/lib/i18n/translator";

/** Under which rule, and how sure we are of it, in the words of the case page. */
export function ruleWords(t: Translator, rule: ClockRule): string {
  if (rule.mark === null) return t("case.clock.promise");
  const law = rule.law[t.locale];
  const reference = rule.article
    ? t("case.clock.rule", { law, article: rule.article })
    : t("case.clock.ruleOnly", { law });
  const doubt = rule.unconfirmed ? t("case.clock.unconfirmed") : t(`case.marks.${rule.mark}`);
  return `${reference} · ${doubt}`;
}
