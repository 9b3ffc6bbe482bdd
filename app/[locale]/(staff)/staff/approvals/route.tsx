import type { ReactElement } from "react";
import { BUTTON_FIELD, readForm } from "@/app/_server/read-form";
import { staffPage } from "@/app/_server/staff-page";
import { staffRoute } from "@/app/_server/staff-route";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { here, seeOther } from "@/app/_server/visit";
import { DataTable } from "@/app/_ui/data-table";
import { Notice } from "@/app/_ui/notice";
import { SummaryList } from "@/app/_ui/summary-list";
import { Tag } from "@/app/_ui/tag";
import { confirmApprover } from "@/lib/access/confirm-approver";
import { type ApprovalView, listApprovals } from "@/lib/cases/approvals/list-approvals";
import { listApprovers } from "@/lib/cases/approvals/list-approvers";
import { type OpenAppeal, openAppeals } from "@/lib/cases/bad-faith/open-appeals";
import { type SuitToLetGo, suitsToLetGo } from "@/lib/enforcement/holds-of-suits";
import { dateTime } from "@/lib/i18n/dates";
import { endValues } from "../suits/suit-words";
import { TONES } from "./approval-words";
import { NewApprovers } from "./new-approvers";
import { WaitingRequests } from "./waiting-requests";

const COLUMNS = ["what", "case", "purpose", "askedBy", "askedAt", "state"] as const;

type Outcome = { refused?: string; status?: number };

/** What waits for this person's word, what they asked for, what became of the rest, and who newly answers (SEC-09). */
async function show(visit: StaffVisit, { refused, status }: Outcome): Promise<Response> {
  const { t } = visit;
  const all = await listApprovals(visit.staff);
  const forMe = all.filter(({ moves }) => moves.includes("approve"));
  const mine = all.filter(({ askedByMe }) => askedByMe);
  const rest = all.filter((one) => !forMe.includes(one) && !mine.includes(one));
  return staffPage(visit, {
    title: t("approvals.title"),
    status,
    current: "approvals",
    children: (
      <div className="stack">
        <h1>{t("approvals.title")}</h1>
        <p>{t("approvals.lead")}</p>
        {refused ? <Notice tone="warning">{t(`approvals.newcomers.refusals.${refused}`)}</Notice> : null}
        <Part visit={visit} name="forMe" rows={forMe} />
        <Appeals visit={visit} appeals={await openAppeals(visit.staff)} />
        <HoldsToLift visit={visit} suits={await suitsToLetGo(visit.staff)} />
        <WaitingRequests visit={visit} />
        <NewApprovers visit={visit} approvers={await listApprovers(visit.staff)} />
        <Part visit={visit} name="mine" rows={mine} />
        <Part visit={visit} name="others" rows={rest} />
      </div>
    ),
  });
}

export const GET = staffRoute(null, (visit) => show(visit, {}));

/** Confirms a new approver; which one the button says. */
export const POST = staffRoute(null, async (visit) => {
  const form = await readForm(visit, []);
  const done = await confirmApprover(visit.staff, form.get(BUTTON_FIELD));
  return done.ok ? seeOther(visit, "/staff/approvals") : show(visit, { refused: done.reason, status: 409 });
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

/** What reporters say to marks of bad faith, for a third person (ABU-06); not there where there is nothing. */
function Appeals({ visit, appeals }: { visit: StaffVisit; appeals: readonly OpenAppeal[] }): ReactElement | null {
  const { t } = visit;
  if (appeals.length === 0) return null;
  const rows = appeals.map(({ reference, ground, appealedAt }) => ({
    key: reference,
    label: <a href={here(visit, `/staff/cases/${reference}/bad-faith`)}>{reference}</a>,
    value: `${t(`approvals.purposes.${ground}`)} · ${dateTime(t.locale, appealedAt)}`,
  }));
  return (
    <div className="stack">
      <h2>{t("badFaith.appeals")}</h2>
      <SummaryList rows={rows} />
    </div>
  );
}

/** Of suits that are over: what still stands for them until somebody asks (G5); not there where there is nothing. */
function HoldsToLift({ visit, suits }: { visit: StaffVisit; suits: readonly SuitToLetGo[] }): ReactElement | null {
  const { t } = visit;
  if (suits.length === 0) return null;
  const rows = suits.map(({ suit, ended, holds: count }) => ({
    key: suit.id,
    label: <a href={here(visit, `/staff/suits/${suit.id}#holds`)}>{suit.defendant}</a>,
    value: t("suits.holds.waitingOne", { ...endValues(t, ended), count }),
  }));
  return (
    <div className="stack">
      <h2>{t("suits.holds.waiting")}</h2>
      <SummaryList rows={rows} />
    </div>
  );
}

/** Whoever asked to see a contact goes on where they look at it. */
function addressOf({ id, act, askedByMe, reference }: ApprovalView): string {
  const looks = act === "identity_reveal" && askedByMe;
  return looks ? `/staff/cases/${reference}/contact` : `/staff/approvals/${id}`;
}

function cellsOf(visit: StaffVisit, one: ApprovalView) {
  const { t } = visit;
  return [
    <a key="what" href={here(visit, addressOf(one))}>
      {t(`approvals.acts.${one.act}`)}
    </a>,
    <span key="case" className="ref">
      {one.reference ?? t("exports.cases", { count: one.list?.count ?? 0 })}
    </span>,
    t(`approvals.purposes.${one.purpose}`),
    one.askedBy,
    dateTime(t.locale, one.askedAt),
    <Tag key="state" tone={TONES[one.standing]}>
      {t(`approvals.states.${one.standing}`)}
    </Tag>,
  ];
}
