import type { ReactElement } from "react";
import { type StaffPage, staffScreen } from "@/app/_server/staff-screen";
import { Details } from "@/app/_ui/details";
import { Notice } from "@/app/_ui/notice";
import { holds } from "@/lib/access/staff";
import { type GradedItem, readGrades } from "@/lib/cases/read-grades";
import { dateTime } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";
import { BackToCase } from "../case-way-back";
import { GradeForm } from "./grade-form";

/** How far each item of evidence is trusted, and how that changed. */
export const GET = staffScreen("evidence:view", async (page) => {
  const { params, asked, t } = page;
  const read = await readGrades(page.staff, params.reference);
  if (!read.ok) return null;
  const { reference, items, recusedMe } = read;
  const mayGrade = holds(page.staff, "case:decide:triage") && !recusedMe;
  return {
    title: params.reference,
    current: "queue",
    children: (
      <div className="stack column">
        <BackToCase visit={page} reference={reference} />
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
    ),
  };
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
