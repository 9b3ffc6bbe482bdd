import { randomUUID } from "node:crypto";
import type { ReactElement } from "react";
import { StaffForm } from "@/app/_server/staff-form";
import { staffPage } from "@/app/_server/staff-page";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { here, visitFormToken } from "@/app/_server/visit";
import { Notice } from "@/app/_ui/notice";
import { SelectField } from "@/app/_ui/select-field";
import { TextArea } from "@/app/_ui/text-area";
import { ACT_TERMS } from "@/lib/cases/approvals/approval";
import { EXPORT_PURPOSES, MOST_EXPORTED } from "@/lib/cases/exports/export-terms";
import { readQueueFilter } from "@/lib/cases/queue-filter";
import { listUnits } from "@/lib/cases/routing/list-units";
import { wholeNumber } from "@/lib/i18n/dates";
import { filterWords } from "../filter-words";

const FIELDS = ["purpose", "reason"] as const;

/** What was typed, and what came of it. */
export type ExportOutcome = {
  list: string;
  purpose?: string;
  reason?: string;
  onceKey?: string;
  problems?: Partial<Record<string, string>>;
  refused?: string;
  status?: number;
};

/** The form that asks for a list of cases as a file: which list, for what, and why. */
export async function exportPage(visit: StaffVisit, outcome: ExportOutcome): Promise<Response> {
  const { t } = visit;
  const { list, problems = {}, refused } = outcome;
  const most = wholeNumber(t.locale, MOST_EXPORTED);
  const listed = await listUnits(visit.staff);
  const what = filterWords(t, readQueueFilter(new URLSearchParams(list)), listed.ok ? listed.units : []);
  return staffPage(visit, {
    title: t("exports.title"),
    status: outcome.status,
    error: Object.keys(problems).length > 0,
    current: "approvals",
    children: (
      <div className="stack column">
        <p>
          <a href={here(visit, `/staff${list ? `?${list}` : ""}`)}>{t("exports.back")}</a>
        </p>
        <h1>{t("exports.title")}</h1>
        {refused ? <Notice tone="warning">{t(`exports.refusals.${refused}`, { most })}</Notice> : null}
        <p>{t("exports.lead", { most, hours: ACT_TERMS.case_export.servesHours })}</p>
        <p>{t("exports.what", { what })}</p>
        <AskForm visit={visit} outcome={outcome} />
      </div>
    ),
  });
}

function AskForm({ visit, outcome }: { visit: StaffVisit; outcome: ExportOutcome }): ReactElement {
  const { t } = visit;
  const { problems = {}, list, purpose, reason, onceKey } = outcome;
  const said = (name: string) => (problems[name] ? t(`approvals.problems.${problems[name]}`) : undefined);
  const errors = FIELDS.flatMap((fieldId) => {
    const message = said(fieldId);
    return message ? [{ fieldId, message }] : [];
  });
  return (
    <StaffForm
      t={t}
      formToken={visitFormToken(visit)}
      action={visit.url.pathname}
      button={t("exports.ask")}
      errors={errors}
    >
      <input type="hidden" name="list" value={list} />
      <input type="hidden" name="onceKey" value={onceKey || randomUUID()} />
      <SelectField
        name="purpose"
        label={t("approvals.facts.purpose")}
        value={purpose}
        placeholder={t("exports.choose")}
        options={EXPORT_PURPOSES.map((value) => ({ value, label: t(`approvals.purposes.${value}`) }))}
        error={said("purpose")}
      />
      <TextArea
        name="reason"
        rows={4}
        label={t("exports.reason")}
        hint={t("exports.reasonHint")}
        value={reason}
        error={said("reason")}
      />
    </StaffForm>
  );
}
