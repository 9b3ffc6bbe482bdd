import type { ReactNode } from "react";
import { BackLink } from "@/app/_ui/back-link";
import { PublicShell } from "@/app/_ui/public-shell";
import { LANGUAGE_TAGS } from "@/lib/i18n/locale";
import { htmlDocument, publicPolicy } from "./document";
import { QUICK_EXIT } from "./quick-exit";
import { here, type Visit } from "./visit";

export type PublicPage = {
  title: string;
  children: ReactNode;
  status?: number;
  /** Where the back link leads, within this language. */
  back?: string | undefined;
  wide?: boolean;
  scripts?: readonly string[];
  /** The page has a field in error: said first in the window's title. */
  error?: boolean;
};

function otherLanguage(visit: Visit) {
  const other = visit.locale === "zh" ? "en" : "zh";
  const rest = visit.url.pathname.replace(/^\/(zh|en)(?=\/|$)/, "");
  return { href: `/${other}${rest}`, label: visit.t("ui.otherLanguage"), lang: LANGUAGE_TAGS[other] };
}

function Frame({ visit, page }: { visit: Visit; page: PublicPage }): ReactNode {
  const { t } = visit;
  const path = encodeURIComponent(visit.url.pathname);
  return (
    <PublicShell
      name={t("ui.serviceName")}
      tagline={t("ui.serviceTagline")}
      homeHref={here(visit, "")}
      skipLabel={t("ui.skip")}
      quickExit={{ href: QUICK_EXIT[visit.locale], label: t("ui.quickExit") }}
      language={otherLanguage(visit)}
      display={[
        visit.largePrint
          ? { href: here(visit, `/display?size=normal&back=${path}`), label: t("ui.normalPrint") }
          : { href: here(visit, `/display?size=large&back=${path}`), label: t("ui.largePrint") },
      ]}
      displayLabel={t("ui.display")}
      footerLinks={[
        { href: here(visit, "/case"), label: t("ui.footerLookUp") },
        { href: here(visit, "/verify"), label: t("ui.footerVerify") },
        { href: here(visit, "/warnings"), label: t("ui.footerWarnings") },
        { href: here(visit, "/about"), label: t("ui.footerAbout") },
        { href: here(visit, "/privacy"), label: t("ui.footerPrivacy") },
      ]}
      footerLabel={t("ui.footer")}
      footerNote={t("ui.notARegulator")}
      before={page.back === undefined ? null : <BackLink href={here(visit, page.back)} label={t("ui.back")} />}
      wide={page.wide}
    >
      {page.children}
    </PublicShell>
  );
}

/** Renders a public page to plain HTML with its headers. The only place where React meets the public side. */
export async function publicPage(visit: Visit, page: PublicPage): Promise<Response> {
  // Next refuses a static import of react-dom/server in a route handler.
  const { renderToStaticMarkup } = await import("react-dom/server");
  const body = renderToStaticMarkup(<Frame visit={visit} page={page} />);
  const error = page.error ? visit.t("ui.errorTitlePrefix") : "";
  const html = htmlDocument({
    language: LANGUAGE_TAGS[visit.locale],
    title: `${error}${page.title} - ${visit.t("ui.serviceName")}`,
    body,
    large: visit.largePrint,
    quiet: visit.quiet,
    scripts: page.scripts ?? [],
  });
  const headers = new Headers({
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": publicPolicy(),
    "Cache-Control": "no-store",
  });
  for (const line of visit.cookies) headers.append("Set-Cookie", line);
  return new Response(html, { status: page.status ?? 200, headers });
}
