import { LANGUAGE_TAGS, type Locale } from "./locale.ts";

const ZONE = "Asia/Shanghai";

/** One writer for each language, kept: to make one takes as long as to write a hundred dates, and a page shows dozens. */
function writtenAs(options: Intl.DateTimeFormatOptions): (locale: Locale, at: Date) => string {
  const kept: Partial<Record<Locale, Intl.DateTimeFormat>> = {};
  return (locale, at) => {
    kept[locale] ??= new Intl.DateTimeFormat(locale === "en" ? "en-GB" : "zh-CN", { timeZone: ZONE, ...options });
    return kept[locale].format(at);
  };
}

/** 2026年11月22日 / 22 November 2026, as the calendar in China shows it. */
export const longDate = writtenAs({ year: "numeric", month: "long", day: "numeric" });

/** Date with the day of the week, for deadlines: people plan by weekdays. */
export const dueDate = writtenAs({ year: "numeric", month: "long", day: "numeric", weekday: "short" });

/** Date and minute, China time. */
export const dateTime = writtenAs({
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hour12: false,
});

/** 1,234 with the digits' grouping of the language. */
export function wholeNumber(locale: Locale, value: number): string {
  return new Intl.NumberFormat(LANGUAGE_TAGS[locale]).format(value);
}

/** Hour and minute, China time: for what ends today. */
export const clockTime = writtenAs({ hour: "2-digit", minute: "2-digit", hour12: false });

/** The same to the second, for what can be undone until then. */
export const exactTime = writtenAs({ hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false });

/** 11月 / Nov, China time: for small calendars. */
export const monthName = writtenAs({ month: "short" });

/** Day and day of the week without the year: for lists of deadlines that are near. */
export const shortDueDate = writtenAs({ month: "short", day: "numeric", weekday: "short" });

/** 11月2日 / 2 Nov, China time: where the year goes without saying. */
export const shortDate = writtenAs({ month: "short", day: "numeric" });
