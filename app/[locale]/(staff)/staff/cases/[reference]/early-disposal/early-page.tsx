import { randomUUID } from "node:crypto";
import { TOKEN_FIELD } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffPage } from "@/app/_server/staff-page";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { visitFormToken } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import { ErrorSummary } from "@/app/_ui/error-summary";
import { Notice } from "@/app/_ui/notice";
import { SelectField } from "@/app/_ui/select-field";
import { TextArea } from "@/app/_ui/text-area";
import type { AskField } from "@/lib/cases/approvals/open-request";
import { readLitigation } from "@/lib/cases/litigation/read-litigation";
import { EARLY_PURPOSES, type EarlyRefusal } from "@/lib/retention/ask-early-disposal";
import { BackToCase } from "../case-way-back";

/** What came of the last form, and what was typed in it. */
export type EarlyOutcome = {
  typed?: { purpose: string; reason: string; onceKey: string };
  problems?: Partial<Record<AskField, string>>;
  refused?: EarlyRefusal;
  status?: number;
};

/** Why a case is to go before its time. */
export async function earlyPage(visit: StaffVisit, reference: string, outcome: EarlyOutcome): Promise<Response> {
  const { t } = visit;
  const read = await readLitigation(visit.staff, reference);
  if (!read.ok) return staffErrorPage(visit, read.reason, read.reason === "not_found" ? 404 : 403);
  const { typed, problems, refused } = outcome;
  const field = (name: AskField) => {
    const error = problems?.[name] && t(`approvals.problems.${problems[name]}`);
    return { name, label: t(`disposal.early.${name}`), error };
  };
  const [purpose, reason] = [field("purpose"), field("reason")];
  const errors = [purpose, reason].flatMap(({ name, error }) => (error ? [{ fieldId: name, message: error }] : []));
  return staffPage(visit, {
    title: t("disposal.early.title"),
    status: outcome.status,
    error: problems !== undefined,
    current: "queue",
    children: (
      <div className="stack column">
        <BackToCase visit={visit} reference={read.reference} />
        <h1>{t("disposal.early.title")}</h1>
        {refused ? <Notice tone="warning">{t(`disposal.refusals.${refused}`)}</Notice> : null}
        <p>{t("disposal.early.lead")}</p>
        <form method="post" action={visit.url.pathname} noValidate>
          <ErrorSummary title={t("ui.errorTitle")} errors={errors} />
          <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
          <input type="hidden" name="onceKey" value={typed?.onceKey || randomUUID()} />
          <SelectField
            {...purpose}
            placeholder={t("litigation.choose")}
            options={EARLY_PURPOSES.map((value) => ({ value, label: t(`approvals.purposes.${value}`) }))}
            value={typed?.purpose}
          />
          <TextArea {...reason} hint={t("disposal.early.reasonHint")} rows={3} value={typed?.reason} />
          <Button>{t("disposal.early.button")}</Button>
        </form>
      </div>
    ),
  });
}
