import type { ReactElement } from "react";
import { staffRoute } from "@/app/_server/staff-route";
import { staffPage } from "@/app/_server/staff-static-page";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { here } from "@/app/_server/visit";
import { DataTable } from "@/app/_ui/data-table";
import { Tag } from "@/app/_ui/tag";
import { type ApprovalView, listApprovals } from "@/lib/cases/approvals/list-approvals";
import { dateTime } from "@/lib/i18n/dates";
import { TONES } from "./approval-words";

const COLUMNS = ["what", "case", "purpose", "askedBy", "askedAt", "state"] as const;

/** What waits for this person's word, what they asked for, and what became of the rest (SEC-09). */
export const GET = staffRoute(null, async (visit) => {
  const { t } = visit;
  const all = await listApprovals(visit.staff);
  const forMe = all.filter(({ moves }) => moves.includes("approve"));
  const mine = all.filter(({ askedByMe }) => askedByMe);
  const rest = all.filter((one) => !forMe.includes(one) && !mine.includes(one));
  return staffPage(visit, {
    title: t("approvals.title"),
    current: "approvals",
    children: (
      <div className="stack">
        <h1>{t("approvals.title")}</h1>
        <p>{t("approvals.lead")}</p>
        <Part visit={visit} name="forMe" rows={forMe} />
        <Part visit={visit} name="mine" rows={mine} />
        <Part visit={visit} name="others" rows={rest} />
      </div>
    ),
  });
});

type Shown = { visit: StaffVisit; name: "forMe" | "mine" | "others"; rows: readonly ApprovalView[] };

function Part({ visit, name, rows }: Shown): ReactElement {
  const { t } = visit;
  return (
    <div className="stack">
      <h2>{t(`approvals.parts.${name}`)}</h2>
      <DataTable
        caption={t(`approvals.parts.${name}`)}
        captionHidden
        columns={COLUMNS.map((key) => ({ key, label: t(`approvals.columns.${key}`) }))}
        rows={rows.map((one) => ({ key: one.id, cells: cellsOf(visit, one) }))}
        empty={t(`approvals.none.${name}`)}
      />
    </div>
  );
}

function cellsOf(visit: StaffVisit, one: ApprovalView) {
  const { t } = visit;
  return [
    <a
      key="what"
      href={here(visit, one.askedByMe ? `/staff/cases/${one.reference}/contact` : `/staff/approvals/${one.id}`)}
    >
      {t(`approvals.acts.${one.act}`)}
    </a>,
    <span key="case" className="ref">
      {one.reference}
    </span>,
    t(`approvals.purposes.${one.purpose}`),
    one.askedBy,
    dateTime(t.locale, one.askedAt),
    <Tag key="state" tone={TONES[one.standing]}>
      {t(`approvals.states.${one.standing}`)}
    </Tag>,
  ];
}
