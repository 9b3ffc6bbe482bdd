import type { ReactElement } from "react";
import { BUTTON_FIELD, TOKEN_FIELD } from "@/app/_server/read-form";
import type { StaffPage } from "@/app/_server/staff-screen";
import { Button } from "@/app/_ui/button";
import { DataTable } from "@/app/_ui/data-table";
import { Tag } from "@/app/_ui/tag";
import { holds } from "@/lib/access/staff";
import { mayPlanFor } from "@/lib/cases/absence";
import type { Away, ColleagueRow } from "@/lib/cases/list-colleagues";
import { longDate } from "@/lib/i18n/dates";

type Props = { page: StaffPage; colleagues: readonly ColleagueRow[] };

/** Who has how many cases, and who is away and by whom stood in for. */
export function ColleagueTable({ page, colleagues }: Props): ReactElement {
  const { t } = page;
  const columns = [
    { key: "name", label: t("colleagues.columns.name") },
    { key: "cases", label: t("colleagues.columns.cases"), align: "end" as const },
    { key: "away", label: t("colleagues.columns.away") },
  ];
  const rows = colleagues.map((person) => ({
    key: person.id,
    cells: [
      <Name key="name" {...{ page, person }} />,
      <Cases key="cases" page={page} person={person} />,
      <Aways key="away" {...{ page, person }} />,
    ],
  }));
  return <DataTable caption={t("colleagues.title")} captionHidden columns={columns} rows={rows} empty="" />;
}

function Name({ page: { t }, person: { name, works } }: { page: StaffPage; person: ColleagueRow }): ReactElement {
  if (works) return <>{name}</>;
  return (
    <>
      {name} <Tag tone="closed">{t("colleagues.gone")}</Tag>
    </>
  );
}

function Cases({ page: { t, staff }, person: { id, cases, name } }: { page: StaffPage; person: ColleagueRow }) {
  if (cases === 0 || !holds(staff, "case:assign")) return <>{cases}</>;
  return (
    <>
      {cases}{" "}
      <a href={`/${t.locale}/staff/colleagues?from=${id}#to`}>
        {t("colleagues.handOver.open")}
        <span className="vh"> {name}</span>
      </a>
    </>
  );
}

function Aways({ page, person }: { page: StaffPage; person: ColleagueRow }): ReactElement {
  return (
    <>
      {person.away.map((away) => (
        <AwayLine key={away.id} page={page} staffId={person.id} away={away} />
      ))}
    </>
  );
}

function AwayLine({ page: { t, staff, formToken }, staffId, away }: { page: StaffPage; staffId: string; away: Away }) {
  const last = new Date(away.until.getTime() - 1);
  const span = { first: longDate(t.locale, away.from), last: longDate(t.locale, last), name: away.substitute };
  return (
    <div className="away-line">
      <Tag tone={away.now ? "moving" : "waiting"}>{t(away.now ? "colleagues.awayNow" : "colleagues.awayLater")}</Tag>
      <span>{t("colleagues.awayLine", span)}</span>
      {mayPlanFor(staff, staffId) ? (
        <form method="post" action={`/${t.locale}/staff/colleagues/absences`}>
          <input type="hidden" name={TOKEN_FIELD} value={formToken} />
          <input type="hidden" name="id" value={away.id} />
          <Button variant="secondary" name={BUTTON_FIELD} value="end">
            {t("colleagues.absence.end")}
          </Button>
        </form>
      ) : null}
    </div>
  );
}
