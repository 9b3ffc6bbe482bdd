import type { Cookies } from "./browser";

/** A page somebody may come to, with the cookies that lead there. */
export type Stop = { name: string; path: string; cookies: Cookies; timed?: boolean };

export async function walkPages(_origin: string, locale: "zh" | "en"): Promise<Stop[]> {
  return [{ name: `/${locale}`, path: `/${locale}`, cookies: new Map(), timed: true }];
}
