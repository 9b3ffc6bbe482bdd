import { LANGUAGE_TAGS, type Locale } from "./locale.ts";

const ZONE = "Asia/Shanghai";

/** 2026年11月22日 / 22 November 2026, as the calendar in China shows it. */
export function longDate(locale: Locale, at: Date): string {
  const tag = locale === "en" ? "en-GB" : "zh-CN";
  return new Intl.DateTimeFormat(tag, { timeZone: ZONE, year: "numeric", month: "long", day: "numeric" }).format(at);
}

/** Date with the day of the week, for deadlines: people plan by weekdays. */
export function dueDate(locale: Locale, at: Date): string {
  const tag = locale === "en" ? "en-GB" : "zh-CN";
  const options = { timeZone: ZONE, year: "numeric", month: "long", day: "numeric", weekday: "short" } as const;
  return new Intl.DateTimeFormat(tag, options).format(at);
}

/** Date and minute, China time. */
export function dateTime(locale: Locale, at: Date): string {
  const tag = locale === "en" ? "en-GB" : "zh-CN";
  const options = {
    timeZone: ZONE,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  } as const;
  return new Intl.DateTimeFormat(tag, options).format(at);
}

/** 1,234 with the digits' grouping of the language. */
export function wholeNumber(locale: Locale, value: number): string {
  return new Intl.NumberFormat(LANGUAGE_TAGS[locale]).format(value);
}

/** Hour and minute, China time: for what ends today. */
export function clockTime(locale: Locale, at: Date): string {
  const tag = locale === "en" ? "en-GB" : "zh-CN";
  const options = { timeZone: ZONE, hour: "2-digit", minute: "2-digit", hour12: false } as const;
  return new Intl.DateTimeFormat(tag, options).format(at);
}

/** The same to the second, for what can be undone until then. */
export function exactTime(locale: Locale, at: Date): string {
  const tag = locale === "en" ? "en-GB" : "zh-CN";
  const options = { timeZone: ZONE, hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false } as const;
  return new Intl.DateTimeFormat(tag, options).format(at);
}

/** 11月 / Nov, China time: for small calendars. */
export function monthName(locale: Locale, at: Date): string {
  const tag = locale === "en" ? "en-GB" : "zh-CN";
  return new Intl.DateTimeFormat(tag, { timeZone: ZONE, month: "short" }).format(at);
}

/** Day and day of the week without the year: for lists of deadlines that are near. */
export function shortDueDate(locale: Locale, at: Date): string {
  const tag = locale === "en" ? "en-GB" : "zh-CN";
  const options = { timeZone: ZONE, month: "short", day: "numeric", weekday: "short" } as const;
  return new Intl.DateTimeFormat(tag, options).format(at);
}

/** 11月2日 / 2 Nov, China time: where the year goes without saying. */
export function shortDate(locale: Locale, at: Date): string {
  const tag = locale === "en" ? "en-GB" : "zh-CN";
  return new Intl.DateTimeFormat(tag, { timeZone: ZONE, month: "short", day: "numeric" }).format(at);
}
