import type { ReactElement, ReactNode } from "react";
import { StaffShell } from "@/app/_ui/staff-shell";
import { type Waiting, waitingFor } from "@/lib/cases/waiting-for";
import { LANGUAGE_TAGS } from "@/lib/i18n/locale";
import { htmlDocument, staffPolicy } from "./document";
import { StaffFrame, type StaffFrameProps } from "./staff-frame";
import type { StaffVisit } from "./staff-visit";
import { here, type Visit } from "./visit";
import { waitingCounts } from "./waiting-counts";

export type StaffDocument = {
  title: string;
  children: ReactNode;
  status?: number | undefined;
  /** A field is in error: said first in the window's title. */
  error?: boolean | undefined;
  scripts?: readonly string[] | undefined;
  /** What waits for whoever looks, where the page has asked already. */
  waiting?: Waiting | undefined;
} & Pick<StaffFrameProps, "current" | "counts" | "searched" | "keys">;

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
      nav={[{ key: "language", items: [otherLanguage(visit)] }]}
    >
      <div className="narrow">{children}</div>
    </StaffShell>
  );
}

function Frame({ visit, page }: { visit: Visit | StaffVisit; page: StaffDocument }): ReactElement {
  if (!("staff" in visit)) return <DoorFrame visit={visit}>{page.children}</DoorFrame>;
  const { current, counts, searched, keys } = page;
  return (
    <StaffFrame page={visit} {...{ current, counts, searched, keys }}>
      {page.children}
    </StaffFrame>
  );
}

/** Asked last: what the page has just shown, or done, waits no longer. Not where something failed, which may fail again. */
async function countsFor(visit: Visit | StaffVisit, { waiting, counts, status = 200 }: StaffDocument) {
  if (!("staff" in visit) || status >= 500) return counts;
  return { ...waitingCounts(waiting ?? (await waitingFor(visit.staff))), ...counts };
}

/** Draws to the last part, also those that ask the database themselves. Throws what any of them throws. */
async function drawn(frame: ReactElement): Promise<string> {
  // Next refuses a static import of react-dom in a route handler.
  const { prerender } = await import("react-dom/static");
  const { prelude } = await prerender(frame, { onError: () => {} }); // whoever awaits it learns of it
  return new Response(prelude).text();
}

/** A staff page as plain HTML, like every page of ours (decision 35). */
export async function staffPage(visit: Visit | StaffVisit, page: StaffDocument): Promise<Response> {
  const counts = await countsFor(visit, page);
  const html = htmlDocument({
    language: LANGUAGE_TAGS[visit.locale],
    title: `${page.error ? visit.t("ui.errorTitlePrefix") : ""}${page.title} - ${visit.t("ui.serviceName")}`,
    body: `<body>${await drawn(<Frame visit={visit} page={{ ...page, counts }} />)}</body>`,
    dense: true,
    scripts: page.scripts ?? [],
  });
  const headers = new Headers({
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "Content-Security-Policy": staffPolicy(),
  });
  for (const line of visit.cookies) headers.append("Set-Cookie", line);
  return new Response(html, { status: page.status ?? 200, headers });
}
