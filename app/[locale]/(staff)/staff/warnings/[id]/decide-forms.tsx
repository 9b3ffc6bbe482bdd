import type { ReactElement } from "react";
import { BUTTON_FIELD, TOKEN_FIELD } from "@/app/_server/read-form";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { visitFormToken } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import { DateField } from "@/app/_ui/date-field";
import type { FieldError } from "@/app/_ui/error-summary";
import { SelectField } from "@/app/_ui/select-field";
import { addDays, shanghaiDate } from "@/lib/clocks/plain-date";
import type { WarningAction } from "@/lib/transparency/consumer-warning";
import type { WarningTexts } from "@/lib/transparency/move-warning";
import { LONGEST_DAYS, SUGGESTED_DAYS, WITHDRAWAL_REASONS } from "@/lib/transparency/publication";
import type { WarningView } from "@/lib/transparency/read-warnings";

/** What came of the last form: what was typed, what is wrong with it, why nothing was changed. */
export type WarningOutcome = {
  typed?: WarningTexts;
  until?: string;
  because?: string;
  errors?: readonly FieldError[];
  refused?: string;
  status?: number;
};

type Props = { visit: StaffVisit; warning: WarningView; outcome: WarningOutcome };

/** Refusals that depend on people and not on the state: said where the button would be. */
const SAID = ["not_checked", "own_text", "own_approval", "not_home"];

/** Approves, publishes and withdraws, each as far as this person may; what they may not because of others says why. */
export function DecideForms(props: Props): ReactElement {
  return (
    <>
      <ApproveForm {...props} />
      <PublishForm {...props} />
      <WithdrawForm {...props} />
    </>
  );
}

function Step({ visit, warning, action, children }: Props & { action: WarningAction; children?: ReactElement }) {
  const { t } = visit;
  const move = warning.moves[action];
  if (!move.ok) {
    return SAID.includes(move.reason) ? <p className="muted">{t(`warnings.refusals.${move.reason}`)}</p> : null;
  }
  return (
    <form method="post" action={visit.url.pathname} noValidate>
      <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
      <input type="hidden" name="version" value={warning.version} />
      {children}
      <Button name={BUTTON_FIELD} value={action} variant={action === "withdraw" ? "secondary" : undefined}>
        {t(`warnings.actions.${action}`)}
      </Button>
    </form>
  );
}

function ApproveForm(props: Props): ReactElement {
  return (
    <Step {...props} action="approve">
      <p className="muted">{props.visit.t("warnings.approveNote")}</p>
    </Step>
  );
}

function PublishForm(props: Props): ReactElement {
  const { visit, outcome } = props;
  const { t } = visit;
  const today = shanghaiDate(new Date());
  return (
    <Step {...props} action="publish">
      <DateField
        name="until"
        label={t("warnings.until")}
        hint={t("warnings.untilHint", { most: LONGEST_DAYS })}
        value={outcome.until ?? addDays(today, SUGGESTED_DAYS)}
        min={today}
        max={addDays(today, LONGEST_DAYS)}
        error={outcome.errors?.find(({ fieldId }) => fieldId === "until")?.message}
      />
    </Step>
  );
}

/** What the public has read is taken back with a reason that it reads, too. */
function WithdrawForm(props: Props): ReactElement {
  const { visit, warning, outcome } = props;
  const { t } = visit;
  if (warning.state !== "published") return <Step {...props} action="withdraw" />;
  return (
    <Step {...props} action="withdraw">
      <SelectField
        name="because"
        label={t("warnings.becauseLabel")}
        value={outcome.because}
        placeholder={t("warnings.choose")}
        options={WITHDRAWAL_REASONS.map((value) => ({ value, label: t(`warnings.because.${value}`) }))}
        error={outcome.errors?.find(({ fieldId }) => fieldId === "because")?.message}
      />
    </Step>
  );
}
