import type { ReactElement, ReactNode } from "react";
import { StaffShell } from "@/app/_ui/staff-shell";
import { LANGUAGE_TAGS } from "@/lib/i18n/locale";
import { htmlDocument } from "./document";
import { StaffFrame, type StaffFrameProps } from "./staff-frame";
import type { StaffVisit } from "./staff-visit";
import { here, type Visit } from "./visit";

export type StaticStaffPage = {
  title: string;
  children: ReactNode;
  status?: number | undefined;
  /** A field is in error: said first in the window's title. */
  error?: boolean | undefined;
  scripts?: readonly string[] | undefined;
} & Pick<StaffFrameProps, "current" | "counts">;

function otherLanguage(visit: Visit) {
  const other = visit.locale === "zh" ? "en" : "zh";
  return { href: visit.url.pathname.replace(/^\/(zh|en)(?=\/|$)/, `/${other}`), label: visit.t("ui.otherLanguage") };
}

/** The frame while nobody is signed in. */
function DoorFrame({ visit, children }: { visit: Visit; children: ReactNode }): ReactElement {
  const { t } = visit;
  return (
    <StaffShell
      name={t("ui.serviceName")}
      homeHref={here(visit, "/staff/sign-in")}
      skipLabel={t("ui.skip")}
      navLabel={t("ui.display")}
      nav={[otherLanguage(visit)]}
    >
      <div className="narrow">{children}</div>
    </StaffShell>
  );
}

function Frame({ visit, page }: { visit: Visit | StaffVisit; page: StaticStaffPage }): ReactElement {
  if (!("staff" in visit)) return <DoorFrame visit={visit}>{page.children}</DoorFrame>;
  return (
    <StaffFrame page={visit} current={page.current} counts={page.counts}>
      {page.children}
    </StaffFrame>
  );
}

/**
 * A staff page from a route handler, as plain HTML: for forms that came back with errors, and for every page before
 * sign-in. Its policy is the one that the gate gives to staff pages.
 */
export async function staffPage(visit: Visit | StaffVisit, page: StaticStaffPage): Promise<Response> {
  // Next refuses a static import of react-dom/server in a route handler.
  const { renderToStaticMarkup } = await import("react-dom/server");
  const html = htmlDocument({
    language: LANGUAGE_TAGS[visit.locale],
    title: `${page.error ? visit.t("ui.errorTitlePrefix") : ""}${page.title} - ${visit.t("ui.serviceName")}`,
    body: `<body>${renderToStaticMarkup(<Frame visit={visit} page={page} />)}</body>`,
    dense: true,
    scripts: page.scripts ?? [],
  });
  const headers = new Headers({ "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" });
  for (const line of visit.cookies) headers.append("Set-Cookie", line);
  return new Response(html, { status: page.status ?? 200, headers });
}
