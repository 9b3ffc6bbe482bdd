import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { guardedPage } from "@/app/_server/guarded-page";
import { requireStaff, type StaffPage } from "@/app/_server/require-staff";
import { StaffFrame } from "@/app/_server/staff-frame";
import { Details } from "@/app/_ui/details";
import { Notice } from "@/app/_ui/notice";
import { holds } from "@/lib/access/staff";
import { type GradedItem, readGrades } from "@/lib/cases/read-grades";
import { dateTime } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";
import { readSearchParams, type SearchParams } from "../../../search-params";
import { GradeForm } from "./grade-form";

type Props = { params: Promise<{ locale: string; reference: string }>; searchParams: SearchParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).reference };
}

/** How far each item of evidence is trusted, and how that changed. */
export default guardedPage(async function GradesPage({ params, searchParams }: Props): Promise<ReactElement> {
  const page = await requireStaff(params, "evidence:view");
  const asked = await readSearchParams(searchParams);
  const read = await readGrades(page.staff, (await params).reference);
  if (!read.ok) notFound();
  const { t } = page;
  const { reference, items, recusedMe } = read;
  const mayGrade = holds(page.staff, "case:decide:triage") && !recusedMe;
  return (
    <StaffFrame page={page} current="queue">
      <div className="stack column">
        <p>
          <a href={`/${t.locale}/staff/cases/${reference}`}>{t("staffCase.title", { reference })}</a>
        </p>
        <h1>{t("grading.title")}</h1>
        {asked.get("done") === "graded" ? (
          <Notice tone="success" live>
            {t("grading.done", { n: asked.get("n") ?? "" })}
          </Notice>
        ) : null}
        <p>{t("grading.lead")}</p>
        {items.length === 0 ? <p className="muted">{t("staffCase.evidence.none")}</p> : null}
        {items.map((item) => (
          <OneItem key={item.id} page={page} reference={reference} item={item} mayGrade={mayGrade} />
        ))}
      </div>
    </StaffFrame>
  );
});

type ItemProps = { page: StaffPage; reference: string; item: GradedItem; mayGrade: boolean };

function OneItem({ page: { t, formToken }, reference, item, mayGrade }: ItemProps): ReactElement {
  const kind = t(`staffCase.evidence.kinds.${item.kind}`);
  return (
    <section aria-labelledby={`item-${item.n}`} className="clock-card">
      <h2 id={`item-${item.n}`}>
        {t("staffCase.evidence.file", { n: item.n, kind })} · {gradeWords(t, item)}
      </h2>
      <ol className="writings">
        {item.grades.map(({ id, reliability, credibility, reason, by, at }) => (
          <li key={id}>
            <p>
              <b>{`${reliability}${credibility}`}</b> · {t(`grading.reliability.${reliability}`)}{" "}
              {t(`grading.credibility.${credibility}`)}
            </p>
            <p className="given">{reason}</p>
            <p className="muted">
              {by}, {dateTime(t.locale, at)}
            </p>
          </li>
        ))}
      </ol>
      {mayGrade ? (
        <Details summary={t(item.grades.length > 0 ? "grading.again" : "grading.first")}>
          <GradeForm t={t} formToken={formToken} reference={reference} item={item} />
        </Details>
      ) : null}
    </section>
  );
}

function gradeWords(t: Translator, { grades: [last] }: GradedItem): string {
  return last ? `${last.reliability}${last.credibility}` : t("grading.none");
}
