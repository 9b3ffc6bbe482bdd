import type { Locale } from "../../lib/i18n/locale.ts";

/** Somewhere harmless that everybody might be reading. */
export const QUICK_EXIT: Readonly<Record<Locale, string>> = {
  zh: "https://www.baidu.com/",
  en: "https://www.bing.com/",
};
