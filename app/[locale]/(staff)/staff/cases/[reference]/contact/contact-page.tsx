import { randomUUID } from "node:crypto";
import type { ReactElement } from "react";
import { BUTTON_FIELD, TOKEN_FIELD } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffPage } from "@/app/_server/staff-page";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { here, visitFormToken } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import { ErrorSummary } from "@/app/_ui/error-summary";
import { Notice } from "@/app/_ui/notice";
import { SelectField } from "@/app/_ui/select-field";
import { TextArea } from "@/app/_ui/text-area";
import { ACT_TERMS } from "@/lib/cases/approvals/approval";
import type { ApprovalView } from "@/lib/cases/approvals/list-approvals";
import type { AskField } from "@/lib/cases/approvals/open-request";
import { readReveal } from "@/lib/cases/approvals/read-reveal";
import { REVEAL_PURPOSES } from "@/lib/cases/approvals/reveal-purposes";
import { dateTime } from "@/lib/i18n/dates";
import { BackToCase } from "../case-way-back";

export const STATUS = {
  recused: 403,
  not_permitted: 403,
  not_found: 404,
  no_contact: 404,
  not_approved: 409,
  already_asked: 409,
} as const;

/** What came of the last form, and what was typed in it. */
export type AskOutcome = {
  typed?: { purpose: string; reason: string; onceKey: string };
  problems?: Partial<Record<AskField, string>>;
  refused?: string;
  status?: number;
};
type Shown = { visit: StaffVisit; reference: string; outcome: AskOutcome };

/** How far one has come with a reporter's contact: to ask for it, to wait for the custodian, or to look. */
export async function contactPage(visit: StaffVisit, reference: string, outcome: AskOutcome): Promise<Response> {
  const { t } = visit;
  const read = await readReveal(visit.staff, reference);
  if (!read.ok) {
    const reason = read.reason === "no_contact" ? "not_found" : read.reason;
    return staffErrorPage(visit, reason, STATUS[read.reason]);
  }
  const shown = { visit, reference, outcome };
  return staffPage(visit, {
    title: t("approvals.reveal.title"),
    status: outcome.status,
    error: outcome.problems !== undefined,
    current: "queue",
    children: (
      <div className="stack column">
        <BackToCase visit={visit} reference={reference} />
        <h1>{t("approvals.reveal.title")}</h1>
        {outcome.refused ? <Notice tone="warning">{t(`approvals.refusals.${outcome.refused}`)}</Notice> : null}
        {read.mine ? <Mine visit={visit} mine={read.mine} /> : null}
        <Next {...shown} mine={read.mine} />
      </div>
    ),
  });
}

function Mine({ visit: { t }, mine }: { visit: StaffVisit; mine: ApprovalView }): ReactElement {
  const until = mine.standing === "waiting" ? mine.lapsesAt : (mine.usableUntil ?? mine.lapsesAt);
  const date = dateTime(t.locale, until);
  return (
    <Notice tone={mine.standing === "approved" ? "success" : undefined}>
      {t(`approvals.reveal.mine.${mine.standing}`, { date, name: mine.decidedBy ?? "", words: mine.words ?? "" })}
    </Notice>
  );
}

function Next({ mine, ...shown }: Shown & { mine: ApprovalView | null }): ReactElement {
  const { visit, reference } = shown;
  const { t } = visit;
  const waits = mine?.standing === "waiting";
  if (!mine || !(waits || mine.standing === "approved")) return <AskForm {...shown} />;
  return (
    <form method="post" action={here(visit, `/staff/cases/${reference}/contact`)}>
      <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
      <input type="hidden" name="request" value={mine.id} />
      {waits ? <blockquote>{mine.reason}</blockquote> : <p className="muted">{t("approvals.reveal.each")}</p>}
      <Button name={BUTTON_FIELD} value={waits ? "take_back" : "show"} variant={waits ? "secondary" : "primary"}>
        {t(waits ? "approvals.moves.take_back" : "approvals.reveal.show")}
      </Button>
    </form>
  );
}

function AskForm({ visit, reference, outcome: { typed, problems = {} } }: Shown): ReactElement {
  const { t } = visit;
  const wrong = (field: AskField) => problems[field] && t(`approvals.problems.${problems[field]}`);
  const errors = (["purpose", "reason"] as const).flatMap((fieldId) => {
    const message = wrong(fieldId);
    return message ? [{ fieldId, message }] : [];
  });
  return (
    <form method="post" action={here(visit, `/staff/cases/${reference}/contact`)} noValidate>
      <ErrorSummary title={t("ui.errorTitle")} errors={errors} />
      <p>{t("approvals.reveal.lead", { hours: ACT_TERMS.identity_reveal.servesHours })}</p>
      <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
      <input type="hidden" name="onceKey" value={typed?.onceKey || randomUUID()} />
      <SelectField
        name="purpose"
        label={t("approvals.reveal.purpose")}
        placeholder={t("approvals.reveal.choose")}
        options={REVEAL_PURPOSES.map((value) => ({ value, label: t(`approvals.purposes.${value}`) }))}
        value={typed?.purpose}
        error={wrong("purpose")}
      />
      <TextArea
        name="reason"
        rows={3}
        label={t("approvals.reveal.reason")}
        hint={t("approvals.reveal.reasonHint")}
        value={typed?.reason}
        error={wrong("reason")}
      />
      <Button name={BUTTON_FIELD} value="ask">
        {t("approvals.reveal.ask")}
      </Button>
    </form>
  );
}
