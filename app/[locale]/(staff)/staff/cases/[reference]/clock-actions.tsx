import type { ReactElement } from "react";
import { BUTTON_FIELD, TOKEN_FIELD } from "@/app/_server/read-form";
import type { StaffPage } from "@/app/_server/staff-screen";
import { Button } from "@/app/_ui/button";
import { Details } from "@/app/_ui/details";
import { SelectField } from "@/app/_ui/select-field";
import { holds } from "@/lib/access/staff";
import type { CaseView } from "@/lib/cases/case-view";
import { extendingAction, extensible } from "@/lib/cases/extension";
import type { Clock } from "@/lib/clocks/clock";
import type { Deadline } from "@/lib/reports/deadline";
import { ExtensionForm } from "./clock-extension";

type Props = { page: StaffPage; view: CaseView; clockId: string; clock: Clock; deadline: Deadline };

/** What whoever holds the case may do to one of its clocks, as far as its rule knows it: pause, go on, make it longer. */
export function ClockActions(props: Props): ReactElement | null {
  const { page, view, deadline } = props;
  if (!view.claimedByMe || !holds(page.staff, "case:decide:handling")) return null;
  const { state, overdue } = deadline.status;
  if (state === "stopped" || overdue) return null;
  return (
    <>
      {state === "paused" ? <ResumeForm {...props} /> : null}
      {state === "running" && deadline.rule.pausesFor.length > 0 ? <PauseForm {...props} /> : null}
      <Extension {...props} />
    </>
  );
}

/** A way to a longer period: a form, or word of the decision step that does it. */
function Extension({ page, view, clockId, clock }: Props): ReactElement | null {
  const { t, staff, formToken } = page;
  const possible = extensible(clock);
  if (!possible || !holds(staff, "case:decide:final")) return null;
  const action = extendingAction(clock.ruleId);
  if (action) return <p className="muted">{t("tracks.extend.byStep", { action: t(`cases.actions.${action}`) })}</p>;
  const { reference } = view;
  const before = clock.extension?.amount ?? 0;
  return (
    <Details summary={t("tracks.extend.button")}>
      <ExtensionForm {...{ t, formToken, reference, clockId, before }} extensible={possible} />
    </Details>
  );
}

function Hidden({ page, clockId }: Pick<Props, "page" | "clockId">): ReactElement {
  return (
    <>
      <input type="hidden" name={TOKEN_FIELD} value={page.formToken} />
      <input type="hidden" name="clock" value={clockId} />
    </>
  );
}

function ResumeForm({ page, view, clockId }: Props): ReactElement {
  return (
    <form method="post" action={actionOf(page, view)}>
      <Hidden page={page} clockId={clockId} />
      <Button variant="secondary" name={BUTTON_FIELD} value="resume">
        {page.t("staffCase.clocks.resume")}
      </Button>
    </form>
  );
}

function PauseForm({ page, view, clockId, deadline: { rule } }: Props): ReactElement {
  const { t } = page;
  const options = rule.pausesFor.map((value) => ({ value, label: t(`staffCase.clocks.pauseReasons.${value}`) }));
  return (
    <Details summary={t("staffCase.clocks.pause")}>
      <form method="post" action={actionOf(page, view)}>
        <Hidden page={page} clockId={clockId} />
        <SelectField
          id={`reason-${clockId}`}
          name="reason"
          label={t("staffCase.clocks.pauseReason")}
          hint={t("staffCase.clocks.pauseHint")}
          options={options}
        />
        <Button variant="secondary" name={BUTTON_FIELD} value="pause">
          {t("staffCase.clocks.pause")}
        </Button>
      </form>
    </Details>
  );
}

function actionOf({ t }: StaffPage, { reference }: CaseView): string {
  return `/${t.locale}/staff/cases/${reference}/clocks`;
}
