import type { ServerResponse } from "node:http";
import { LANGUAGE_TAGS, type Locale, preferredLocale } from "../../lib/i18n/locale.ts";
import { translatorFor } from "../../lib/i18n/translator.ts";
import { escapeHtml, htmlDocument, publicPolicy } from "./document.ts";
import { methodsAt, type Refusal } from "./gate.ts";

type Context = { number: string; path: string; acceptLanguage: string | null };

function localeOf(context: Context): Locale {
  if (context.path.startsWith("/en")) return "en";
  return context.path.startsWith("/zh") ? "zh" : preferredLocale(context.acceptLanguage);
}

/** The page for a request that the gate sent away: what happened and what to do, before any route has run. */
export function refusalPage(response: ServerResponse, refused: Refusal, context: Context): void {
  const locale = localeOf(context);
  const t = translatorFor(locale);
  const sentence = (part: string) => escapeHtml(t(`errors.${refused.reason}.${part}`));
  const body = `<body><main id="main" class="page"><h1>${sentence("title")}</h1><p>${sentence("whatToDo")}</p><p><a href="/${locale}">${escapeHtml(t("errors.home"))}</a></p><p class="muted">${escapeHtml(t("errors.number", { number: context.number }))}</p></main></body>`;
  const html = htmlDocument({ language: LANGUAGE_TAGS[locale], title: t(`errors.${refused.reason}.title`), body });
  response.statusCode = refused.status;
  if (refused.status === 405) response.setHeader("Allow", methodsAt(context.path));
  response.setHeader("Content-Security-Policy", publicPolicy());
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  // What is still on its way is not read: the connection ends with this answer.
  response.setHeader("Connection", "close");
  response.end(html);
}
