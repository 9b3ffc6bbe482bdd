import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { guardedPage } from "@/app/_server/guarded-page";
import { requireStaff } from "@/app/_server/require-staff";
import { StaffFrame } from "@/app/_server/staff-frame";
import { Notice } from "@/app/_ui/notice";
import { holds } from "@/lib/access/staff";
import { listColleagues } from "@/lib/cases/list-colleagues";
import { isLocale } from "@/lib/i18n/locale";
import { type Translator, translatorFor } from "@/lib/i18n/translator";
import { readSearchParams, type SearchParams } from "../search-params";
import { AbsenceForm } from "./absence-form";
import { ColleagueTable } from "./colleague-table";
import { HandOverForm } from "./hand-over-form";

type Props = { params: Promise<{ locale: string }>; searchParams: SearchParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return { title: translatorFor(isLocale(locale) ? locale : "zh")("colleagues.title") };
}

function Done({ t, asked }: { t: Translator; asked: URLSearchParams }): ReactElement | null {
  const key = `colleagues.done.${asked.get("done")}`;
  if (!/^colleagues\.done\.\w+$/.test(key) || !t.has(key)) return null;
  const [moved, left] = ["moved", "left"].map((name) => Number(asked.get(name) ?? 0) || 0);
  return (
    <Notice tone="success" live>
      {t(key, { moved: moved ?? 0, left: left ?? 0 })}
    </Notice>
  );
}

export default guardedPage(async function ColleaguesPage({ params, searchParams }: Props): Promise<ReactElement> {
  const page = await requireStaff(params, "case:claim");
  const { t, staff, formToken } = page;
  const listed = await listColleagues(staff);
  if (!listed.ok) notFound();
  const asked = await readSearchParams(searchParams);
  const { colleagues } = listed;
  const from = colleagues.find(({ id, cases }) => id === asked.get("from") && cases > 0);
  return (
    <StaffFrame page={page} current="colleagues">
      <div className="stack column">
        <h1>{t("colleagues.title")}</h1>
        <p>{t("colleagues.lead")}</p>
        <Done t={t} asked={asked} />
        <ColleagueTable page={page} colleagues={colleagues} />
        {from && holds(staff, "case:assign") ? (
          <>
            <h2>{t("colleagues.handOver.title", { name: from.name })}</h2>
            <HandOverForm {...{ t, formToken, colleagues }} typed={{ from: from.id, seen: `${from.cases}` }} />
          </>
        ) : null}
        <h2>{t("colleagues.absence.title")}</h2>
        <AbsenceForm {...{ t, formToken, staff, colleagues }} typed={{ staffId: staff.id }} />
      </div>
    </StaffFrame>
  );
});
