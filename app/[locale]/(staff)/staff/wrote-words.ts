import type { Translator } from "@/lib/i18n/translator";

/** From here on days say more than hours. */
const DAYS_FROM = 48;

/** For how long words of a reporter have waited, from full hours: "within the last hour", "5 hours ago", "3 days ago". */
export function wroteWords(t: Translator, hours: number): string {
  if (hours >= DAYS_FROM) return t("queue.wrote.days", { count: Math.floor(hours / 24) });
  return hours > 0 ? t("queue.wrote.hours", { count: hours }) : t("queue.wrote.now");
}
