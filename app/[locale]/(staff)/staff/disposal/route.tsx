import type { ReactElement } from "react";
import { readForm, TOKEN_FIELD } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffPage } from "@/app/_server/staff-page";
import { staffRoute } from "@/app/_server/staff-route";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { here, seeOther, visitFormToken } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import { DataTable } from "@/app/_ui/data-table";
import { Notice } from "@/app/_ui/notice";
import { Tag } from "@/app/_ui/tag";
import { holds } from "@/lib/access/staff";
import { longDate } from "@/lib/i18n/dates";
import { proposeDisposal } from "@/lib/retention/propose-disposal";
import { type BatchSummary, readBatches } from "@/lib/retention/read-batches";
import { readSchedule, type ScheduledRule } from "@/lib/retention/read-schedule";
import { lawWords, periodWords, TONES } from "./disposal-words";

/** How long everything is kept, what is due, and what became of what was due (G4). */
async function show(visit: StaffVisit, refused?: "nothing_due"): Promise<Response> {
  const { t, staff } = visit;
  const schedule = await readSchedule(staff);
  if (!schedule.ok) return staffErrorPage(visit, schedule.reason, 403);
  return staffPage(visit, {
    title: t("disposal.title"),
    status: refused ? 409 : 200,
    current: "disposal",
    children: (
      <div className="stack">
        <h1>{t("disposal.title")}</h1>
        <p>{t("disposal.lead")}</p>
        {refused ? <Notice tone="warning">{t("disposal.nothingDue")}</Notice> : null}
        <h2>{t("disposal.batches")}</h2>
        <Batches visit={visit} batches={await readBatches(staff)} />
        {holds(staff, "disposal:review") ? (
          <form method="post" action={here(visit, "/staff/disposal")}>
            <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
            <Button variant="secondary">{t("disposal.propose")}</Button>
          </form>
        ) : null}
        <h2>{t("disposal.schedule")}</h2>
        <Notice>{t("disposal.marks")}</Notice>
        <Schedule visit={visit} rules={schedule.rules} />
      </div>
    ),
  });
}

export const GET = staffRoute(null, (visit) => show(visit));

/** Puts what is due now into a batch, without waiting for the first of the month. */
export const POST = staffRoute("disposal:review", async (visit) => {
  await readForm(visit, []);
  const proposed = await proposeDisposal(visit.staff);
  if (proposed.ok) return seeOther(visit, `/staff/disposal/${proposed.id}`);
  return proposed.reason === "nothing_due" ? show(visit, proposed.reason) : staffErrorPage(visit, proposed.reason, 403);
});

const BATCH_COLUMNS = ["batch", "proposed", "items", "state"] as const;

function Batches({ visit, batches }: { visit: StaffVisit; batches: readonly BatchSummary[] }): ReactElement {
  const { t } = visit;
  return (
    <DataTable
      caption={t("disposal.batches")}
      captionHidden
      columns={BATCH_COLUMNS.map((key) => ({ key, label: t(`disposal.columns.${key}`) }))}
      rows={batches.map(({ id, number, proposedAt, proposedBy, records, kept, standing }) => ({
        key: id,
        cells: [
          <a key="batch" href={here(visit, `/staff/disposal/${id}`)}>
            {t("disposal.batch", { number })}
          </a>,
          t("disposal.by", { name: proposedBy ?? t("disposal.program"), date: longDate(t.locale, proposedAt) }),
          t(kept > 0 ? "disposal.count" : "disposal.due", { n: records, kept }),
          <Tag key="state" tone={TONES[standing]}>
            {t(`disposal.states.${standing}`)}
          </Tag>,
        ],
      }))}
      empty={t("disposal.noBatches")}
    />
  );
}

const RULE_COLUMNS = ["record", "period", "from", "law", "due", "next"] as const;

function Schedule({ visit: { t }, rules }: { visit: StaffVisit; rules: readonly ScheduledRule[] }): ReactElement {
  return (
    <DataTable
      caption={t("disposal.schedule")}
      captionHidden
      columns={RULE_COLUMNS.map((key) => ({ key, label: t(`disposal.columns.${key}`) }))}
      rows={rules.map(({ rule, counts }) => ({
        key: rule.id,
        cells: [
          rule.title[t.locale],
          periodWords(t, rule),
          rule.startsOn?.[t.locale] ?? "–",
          lawWords(t, rule),
          counts ? t(counts.held > 0 ? "disposal.dueHeld" : "disposal.due", { n: counts.due, held: counts.held }) : "–",
          counts?.next ? longDate(t.locale, counts.next) : "–",
        ],
      }))}
      empty=""
    />
  );
}
