import type { Reason } from "@/lib/cases/priority";
import { PRIORITY_WEIGHTS } from "@/lib/cases/priority-weights";
import type { Standing } from "@/lib/cases/standing-view";
import type { Translator } from "@/lib/i18n/translator";

/** Reasons that a row has room for; all of them stand on the case's page. */
const IN_A_ROW = 2;
const DAY = 24;

/** Hours as people say them, without a sign: "2 days", "6 hours". */
export function timeWords(t: Translator, hours: number): string {
  const count = Math.abs(hours);
  return count > 0 && count % DAY === 0
    ? t("order.time.days", { count: count / DAY })
    : t("order.time.hours", { count });
}

export function reasonWords(t: Translator, { reason, count = 0 }: Reason): string {
  return t(`order.reasons.${reason}`, { count });
}

/** Why a row stands before or behind its due date; null when the due date alone decides. */
export function standingWords(t: Translator, { daysSetBack, priority }: Standing): string | null {
  if (daysSetBack > 0) return t("order.turn", { time: timeWords(t, daysSetBack * DAY) });
  if (!priority || priority.hours === 0) return null;
  const reasons = priority.reasons.slice(0, IN_A_ROW).map((reason) => reasonWords(t, reason));
  const words = { time: timeWords(t, priority.hours), reasons: reasons.join(t("order.and")) };
  return t(priority.hours > 0 ? "order.earlier" : "order.later", words);
}

/** The source of the numbers, where they are still the ones in force. */
export function weightsWords(t: Translator, version: string): string {
  const source = PRIORITY_WEIGHTS.version === version ? PRIORITY_WEIGHTS.source[t.locale] : "–";
  return t("order.case.source", { version, source });
}
