import { startOfShanghaiDay } from "@/lib/clocks/plain-date";
import { longDate } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";
import { isPlatformId, PLATFORMS } from "@/lib/reports/platforms";
import type { WarningView } from "@/lib/transparency/read-warnings";

export const TONES = { draft: "waiting", approved: "moving", published: "done", withdrawn: "closed" } as const;

/** Whom a warning is about, for staff. */
export function targetWords(t: Translator, { platform, shopName }: WarningView): string {
  const place = isPlatformId(platform) ? PLATFORMS[platform][t.locale] : "";
  const shop = shopName || t("warnings.noShop");
  return place ? t("warnings.where", { place, shop }) : shop;
}

export function conductWords(t: Translator, { behaviour }: WarningView): string {
  const known = `warnings.conduct.${behaviour}`;
  return t(t.has(known) ? known : "warnings.conduct.other");
}

export function dayWords(t: Translator, day: string): string {
  return longDate(t.locale, startOfShanghaiDay(day));
}
