import type { ReactElement } from "react";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffPage } from "@/app/_server/staff-page";
import { staffRoute } from "@/app/_server/staff-route";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { here } from "@/app/_server/visit";
import { SummaryList } from "@/app/_ui/summary-list";
import { Tag } from "@/app/_ui/tag";
import { listSigns } from "@/lib/cases/reading-watch/list-signs";
import type { SignView } from "@/lib/cases/reading-watch/sign-view";
import { DayTable } from "./day-table";
import { dayWords, SIGN_TONES, signWords } from "./sign-words";

/** What is worth an auditor's look in who read what, and the numbers of a day (T5). */
export const GET = staffRoute("audit:read", async (visit) => {
  const { t, url } = visit;
  const settled = url.searchParams.get("show") === "settled";
  const listed = await listSigns(visit.staff, { day: url.searchParams.get("day"), settled });
  if (!listed.ok) return staffErrorPage(visit, listed.reason, 403);
  return staffPage(visit, {
    title: t("watch.title"),
    current: "reading",
    children: (
      <div className="stack">
        <h1>{t("watch.title")}</h1>
        <p>{t("watch.lead")}</p>
        <h2>{t(settled ? "watch.settled" : "watch.open")}</h2>
        <Signs visit={visit} signs={listed.signs} settled={settled} />
        <p>
          <a href={here(visit, settled ? "/staff/reading" : "/staff/reading?show=settled")}>
            {t(settled ? "watch.toOpen" : "watch.toSettled")}
          </a>
        </p>
        <DayTable visit={visit} day={listed.day} days={listed.days} />
      </div>
    ),
  });
});

type Shown = { visit: StaffVisit; signs: readonly SignView[]; settled: boolean };

function Signs({ visit, signs, settled }: Shown): ReactElement {
  const { t } = visit;
  if (signs.length === 0) return <p className="empty">{t(settled ? "watch.noneSettled" : "watch.none")}</p>;
  const rows = signs.map((sign) => ({
    key: sign.id,
    label: (
      <a href={here(visit, `/staff/reading/${sign.id}`)}>
        {t("watch.heading", { who: sign.who, day: dayWords(t, sign.day) })}
      </a>
    ),
    value: (
      <>
        {signWords(t, sign)} <Tag tone={SIGN_TONES[sign.standing]}>{t(`watch.states.${sign.standing}`)}</Tag>
      </>
    ),
  }));
  return <SummaryList rows={rows} />;
}
