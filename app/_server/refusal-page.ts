import type { ServerResponse } from "node:http";
import { LANGUAGE_TAGS, type Locale, preferredLocale } from "../../lib/i18n/locale.ts";
import { translatorFor } from "../../lib/i18n/translator.ts";
import { escapeHtml, htmlDocument, publicPolicy } from "./document.ts";
import { isStaffPath, methodsAt, type Refusal } from "./gate.ts";
import { QUICK_EXIT } from "./quick-exit.ts";

export type Context = { number: string; path: string; acceptLanguage: string | null };

function localeOf(context: Context): Locale {
  if (context.path.startsWith("/en")) return "en";
  return context.path.startsWith("/zh") ? "zh" : preferredLocale(context.acceptLanguage);
}

type PlainPage = { locale: Locale; title: string; main: string; quickExit: boolean };

/** A page of the server's own, without any route: the public's can be left at once, like every page of theirs. */
export function plainPage({ locale, title, main, quickExit }: PlainPage): string {
  const t = translatorFor(locale);
  const exit = `<a class="exit" href="${QUICK_EXIT[locale]}" rel="noreferrer noopener" referrerpolicy="no-referrer">${escapeHtml(t("ui.quickExit"))}</a>`;
  const brand = `<div class="frame"><a class="brand" href="/${locale}"><b>${escapeHtml(t("ui.serviceName"))}</b></a></div>`;
  const masthead = quickExit ? `<header class="masthead">${exit}${brand}</header>` : "";
  const body = `<body>${masthead}<div class="frame"><main id="main">${main}</main></div></body>`;
  return htmlDocument({ language: LANGUAGE_TAGS[locale], title, body });
}

/**
 * Prepares the answer to a request that goes no further, and gives its page: what happened and what to do. What is still
 * on its way is not read: the connection ends with this answer.
 */
export function refusalAnswer(response: ServerResponse, refused: Refusal, context: Context): string {
  const locale = localeOf(context);
  const t = translatorFor(locale);
  const sentence = (part: string) => escapeHtml(t(`errors.${refused.reason}.${part}`));
  const main = `<h1>${sentence("title")}</h1><p>${sentence("whatToDo")}</p><p><a href="/${locale}">${escapeHtml(t("errors.home"))}</a></p><p class="muted">${escapeHtml(t("errors.number", { number: context.number }))}</p>`;
  const title = t(`errors.${refused.reason}.title`);
  const html = plainPage({ locale, title, main, quickExit: !isStaffPath(context.path) });
  response.statusCode = refused.status;
  if (refused.status === 405 && !response.hasHeader("Allow")) response.setHeader("Allow", methodsAt(context.path));
  response.setHeader("Content-Security-Policy", publicPolicy());
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  response.setHeader("Content-Length", Buffer.byteLength(html));
  response.setHeader("Connection", "close");
  return html;
}
