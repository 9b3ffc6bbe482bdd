import type { ReactElement } from "react";
import { BUTTON_FIELD, TOKEN_FIELD } from "@/app/_server/read-form";
import type { StaffPage } from "@/app/_server/require-staff";
import { Button } from "@/app/_ui/button";
import { Details } from "@/app/_ui/details";
import { SelectField } from "@/app/_ui/select-field";
import { holds } from "@/lib/access/staff";
import type { CaseView } from "@/lib/cases/case-view";
import type { Deadline } from "@/lib/reports/deadline";

type Props = { page: StaffPage; view: CaseView; clockId: string; deadline: Deadline };

/** What whoever holds the case may do to one of its clocks: take time out for a reason in its rule, or let it run again. */
export function ClockActions({ page, view, clockId, deadline }: Props): ReactElement | null {
  const { rule, status } = deadline;
  if (!view.claimedByMe || !holds(page.staff, "case:decide:handling")) return null;
  if (status.state === "paused") return <ResumeForm page={page} view={view} clockId={clockId} />;
  const possible = status.state === "running" && !status.overdue && rule.pausesFor.length > 0;
  return possible ? <PauseForm page={page} view={view} clockId={clockId} deadline={deadline} /> : null;
}

function Hidden({ page, clockId }: Pick<Props, "page" | "clockId">): ReactElement {
  return (
    <>
      <input type="hidden" name={TOKEN_FIELD} value={page.formToken} />
      <input type="hidden" name="clock" value={clockId} />
    </>
  );
}

function ResumeForm({ page, view, clockId }: Omit<Props, "deadline">): ReactElement {
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
