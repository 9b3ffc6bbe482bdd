import type { MatchingCase } from "@/lib/cases/match";
import type { Translator } from "@/lib/i18n/translator";

/** What two cases have in common, in words. */
export function matchWords(t: Translator, { reasons }: Pick<MatchingCase, "reasons">): string {
  return reasons.map((reason) => t(`matches.reasons.${reason}`)).join(t("order.and"));
}
