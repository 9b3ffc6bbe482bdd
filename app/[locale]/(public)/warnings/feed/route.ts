import { escapeHtml } from "@/app/_server/document";
import { publicRoute } from "@/app/_server/public-route";
import { here, type Visit } from "@/app/_server/visit";
import { startOfShanghaiDay } from "@/lib/clocks/plain-date";
import { LANGUAGE_TAGS } from "@/lib/i18n/locale";
import { type PublishedWarning, publishedWarnings } from "@/lib/transparency/published-warnings";
import { conductTitle } from "../conduct-title";

/** The same warnings as a feed (RSS 2.0): for whoever wants to pass them on. */
export const GET = publicRoute(async (visit) => {
  const { t, locale, url } = visit;
  const page = `${url.origin}${here(visit, "/warnings")}`;
  const items = (await publishedWarnings(locale)).map((warning) => item(visit, page, warning));
  const head = [
    element("title", `${t("publicWarnings.title")} - ${t("ui.serviceName")}`),
    element("link", page),
    element("description", t("publicWarnings.lead")),
    element("language", LANGUAGE_TAGS[locale]),
  ];
  const feed = `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>${[...head, ...items].join("")}</channel></rss>\n`;
  return new Response(feed, {
    headers: {
      "Content-Type": "application/rss+xml; charset=utf-8",
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "Cache-Control": "no-store",
    },
  });
});

function item({ t }: Visit, page: string, { key, conduct, publishedOn, text, withdrawn }: PublishedWarning): string {
  const because = withdrawn && t(`warnings.because.${withdrawn.because}`);
  const parts = [
    element("title", conductTitle(t, conduct)),
    element("link", `${page}#${key}`),
    `<guid isPermaLink="false">${key}${withdrawn ? "-withdrawn" : ""}</guid>`,
    element("pubDate", startOfShanghaiDay(withdrawn?.on ?? publishedOn).toUTCString()),
    element("description", because ? t("publicWarnings.withdrawnShort", { because }) : (text ?? "")),
  ];
  return `<item>${parts.join("")}</item>`;
}

function element(name: string, text: string): string {
  return `<${name}>${escapeHtml(text)}</${name}>`;
}
