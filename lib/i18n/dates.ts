import { LANGUAGE_TAGS, type Locale } from "./locale.ts";

type Way = (locale: Locale, at: Date) => string;

/** China's time, kept ready in each language: to make such a format takes a hundred times as long as to use it. */
function inChina(options: Intl.DateTimeFormatOptions): Way {
  const made = new Map<Locale, Intl.DateTimeFormat>();
  return (locale, at) => {
    let format = made.get(locale);
    if (!format) {
      const tag = locale === "en" ? "en-GB" : "zh-CN";
      format = new Intl.DateTimeFormat(tag, { timeZone: "Asia/Shanghai", ...options });
      made.set(locale, format);
    }
    return format.format(at);
  };
}

const DAY = { year: "numeric", month: "long", day: "numeric" } as const;
const MINUTE = { hour: "2-digit", minute: "2-digit", hour12: false } as const;
const NEAR_DAY = { month: "short", day: "numeric" } as const;

/** 2026年11月22日 / 22 November 2026, as the calendar in China shows it. */
export const longDate = inChina(DAY);

/** Date with the day of the week, for deadlines: people plan by weekdays. */
export const dueDate = inChina({ ...DAY, weekday: "short" });

/** Date and minute, China time. */
export const dateTime = inChina({ year: "numeric", month: "2-digit", day: "2-digit", ...MINUTE });

/** Hour and minute, China time: for what ends today. */
export const clockTime = inChina(MINUTE);

/** The same to the second, for what can be undone until then. */
export const exactTime = inChina({ ...MINUTE, second: "2-digit" });

/** 11月 / Nov, China time: for small calendars. */
export const monthName = inChina({ month: "short" });

/** Day and day of the week without the year: for lists of deadlines that are near. */
export const shortDueDate = inChina({ ...NEAR_DAY, weekday: "short" });

/** 11月2日 / 2 Nov, China time: where the year goes without saying. */
export const shortDate = inChina(NEAR_DAY);

const NUMBERS = { zh: new Intl.NumberFormat(LANGUAGE_TAGS.zh), en: new Intl.NumberFormat(LANGUAGE_TAGS.en) };

/** 1,234 with the digits' grouping of the language. */
export function wholeNumber(locale: Locale, value: number): string {
  return NUMBERS[locale].format(value);
}
