import type { ReactElement } from "react";
import { staffScreen } from "@/app/_server/staff-screen";
import { DataTable } from "@/app/_ui/data-table";
import type { Translator } from "@/lib/i18n/translator";
import { FEWEST_ANSWERS, readSurveys, type SurveyFigures } from "@/lib/reports/read-surveys";
import { SURVEY_FIELDS } from "@/lib/reports/survey";

/** What reporters answer afterwards, added up. */
export const GET = staffScreen("case:read", async ({ t, staff }) => {
  const read = await readSurveys(staff);
  if (!read.ok) return null;
  return {
    title: t("survey.staff.title"),
    current: "surveys",
    children: (
      <div className="stack column">
        <h1>{t("survey.staff.title")}</h1>
        <p>{t("survey.staff.lead", { since: read.since })}</p>
        {read.rounds.map((one) => (
          <Round key={one.round} t={t} one={one} />
        ))}
      </div>
    ),
  };
});

function Round({ t, one: { round, figures, lines } }: { t: Translator; one: SurveyFigures }): ReactElement {
  const name = t(`survey.staff.rounds.${round}`);
  return (
    <section aria-labelledby={round}>
      <h2 id={round}>{name}</h2>
      {figures ? (
        <>
          <p>{t("survey.staff.count", { count: figures.count })}</p>
          {SURVEY_FIELDS.map((field) => (
            <DataTable
              matrix
              key={field}
              caption={t("survey.staff.table", { question: t(`survey.questions.${field}.label`), round: name })}
              columns={[
                { key: "answer", label: t("survey.staff.columns.answer") },
                { key: "count", label: t("survey.staff.columns.count"), align: "end" },
                { key: "share", label: t("survey.staff.columns.share"), align: "end" },
              ]}
              rows={figures.answers[field].map(({ choice, count }) => ({
                key: choice,
                cells: [
                  t(`survey.questions.${field}.${choice}`),
                  count,
                  `${Math.round((100 * count) / figures.count)} %`,
                ],
              }))}
              empty=""
            />
          ))}
          <Lines t={t} lines={lines} />
        </>
      ) : (
        <p className="muted">{t("survey.staff.few", { fewest: FEWEST_ANSWERS })}</p>
      )}
    </section>
  );
}

function Lines({ t, lines }: { t: Translator; lines: readonly string[] }): ReactElement {
  if (lines.length === 0) return <p className="muted">{t("survey.staff.noLines")}</p>;
  return (
    <>
      <h3>{t("survey.staff.lines")}</h3>
      <ul>
        {lines.map((line, at) => (
          <li key={`${at.toString()} ${line}`} className="given">
            {line}
          </li>
        ))}
      </ul>
      <p className="muted">{t("survey.staff.linesNote")}</p>
    </>
  );
}
