import type { Locale } from "@/lib/i18n/locale";
import { forgetMessages, type Translator, translatorFor } from "@/lib/i18n/translator";
import { settings } from "@/lib/infra/env";
import { cookieLine, expiredCookieLine, readCookie, securesCookies } from "@/lib/infra/session/cookies";
import { isVisitorForm, newVisitorToken, visitorFormToken } from "@/lib/infra/session/visitor";
import type { Form } from "./form";

/** One request of somebody from the public: language, the visitor's own token, and cookies to set with the answer. */
export type Visit = {
  request: Request;
  url: URL;
  locale: Locale;
  t: Translator;
  /** The number an error page shows. */
  number: string;
  /** Network address as the gate saw it; for rate limits only, never stored. */
  address: string;
  secure: boolean;
  /** Names this browser's draft; the table knows only its hash. */
  token: string;
  /** Whether the browser brought the token: a first visit, or one without cookies, did not. */
  known: boolean;
  largePrint: boolean;
  /** Others may look at this phone: nothing of ours outlives the open browser on it (T9). */
  quiet: boolean;
  cookies: string[];
  /** Set by readForm, so that an error page can give back what was typed. */
  form: Form | null;
  /** What came under names that the page does not have: shown to whoever sent it, and not sent again. */
  unasked: readonly (readonly [name: string, value: string])[];
  /** The field by which files came, once readUpload has met one: an error page says that they must be chosen again. */
  filesIn: string | null;
};

const VISITOR = "zp";
const PRINT_SIZE = "zp_size";
const QUIET = "zp_tab";
const WEEK = 7 * 86_400;

/** Origin as the visitor's browser sees it: the host that was asked for, and the scheme that the operator named, or a proxy. */
function seenUrl(request: Request): URL {
  const url = new URL(request.url);
  const host = request.headers.get("host");
  if (host) url.host = host;
  const { originsNamed, publicOrigin, staffOrigin } = settings();
  const named = [publicOrigin, staffOrigin].find((origin) => new URL(origin).host === host);
  if (originsNamed) url.protocol = new URL(named ?? publicOrigin).protocol;
  else if (request.headers.get("x-forwarded-proto") === "https") url.protocol = "https:";
  return url;
}

function visitorCookie(token: string, { secure, quiet }: Pick<Visit, "secure" | "quiet">): string {
  return cookieLine(VISITOR, token, quiet ? { secure } : { secure, maxAgeSeconds: WEEK });
}

/** Reads who comes, without touching the database. */
export function openVisit(request: Request, locale: Locale): Visit {
  if (settings().mode === "development") forgetMessages();
  const url = seenUrl(request);
  const secure = securesCookies(url);
  const header = request.headers.get("cookie");
  const brought = readCookie(header, VISITOR, secure);
  const known = brought !== null && /^[\w-]{43}$/.test(brought);
  const token = known ? brought : newVisitorToken();
  const quiet = readCookie(header, QUIET, secure) !== null;
  const cookies = known && request.method === "GET" ? [] : [visitorCookie(token, { secure, quiet })];
  return {
    request,
    url,
    locale,
    t: translatorFor(locale),
    number: request.headers.get("x-zp-request") ?? "–",
    address: request.headers.get("x-zp-client") ?? "unknown",
    secure,
    token,
    known,
    largePrint: readCookie(header, PRINT_SIZE, secure) === "large",
    quiet,
    cookies,
    form: null,
    unasked: [],
    filesIn: null,
  };
}

/** A fresh name for this browser: what was done under the old one can no longer be opened from it. */
export function renewVisitor(visit: Visit): void {
  visit.cookies.splice(0);
  visit.cookies.push(visitorCookie(newVisitorToken(), visit));
}

/** From now on this phone keeps nothing of ours beyond the open browser; or, again, for a week. */
export function turnQuiet(visit: Visit, quiet: boolean): void {
  const { secure } = visit;
  const mark = quiet ? cookieLine(QUIET, "1", { secure }) : expiredCookieLine(QUIET, secure);
  const size = visit.largePrint ? [printSizeCookie({ secure, quiet }, "large")] : [];
  visit.cookies.splice(0, visit.cookies.length, visitorCookie(visit.token, { secure, quiet }), mark, ...size);
}

/** The hidden field that every public form carries. */
export function visitFormToken(visit: Visit): string {
  return visitorFormToken(visit.token);
}

/** Whether a form was rendered for this browser. */
export function isOurForm(visit: Visit, token: string): boolean {
  return visit.known && isVisitorForm(visit.token, token);
}

/** An address within this language. */
export function here(visit: Visit, path: string): string {
  return `/${visit.locale}${path}`;
}

/** The answer to a form that was accepted: look at this page next. */
export function seeOther(visit: Visit, path: string): Response {
  const headers = new Headers({ Location: here(visit, path) });
  for (const line of visit.cookies) headers.append("Set-Cookie", line);
  return new Response(null, { status: 303, headers });
}

/** The cookie that remembers large print for a year: a preference of the browser, nothing more. */
export function printSizeCookie({ secure, quiet }: Pick<Visit, "secure" | "quiet">, size: "large" | "normal"): string {
  return cookieLine(PRINT_SIZE, size, quiet ? { secure } : { secure, maxAgeSeconds: 52 * WEEK });
}
