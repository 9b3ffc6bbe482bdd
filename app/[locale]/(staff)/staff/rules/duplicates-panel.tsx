import type { ReactElement } from "react";
import { StaffForm } from "@/app/_server/staff-form";
import type { StaffPage } from "@/app/_server/staff-screen";
import { Radios } from "@/app/_ui/choice-list";
import { DataTable } from "@/app/_ui/data-table";
import { Details } from "@/app/_ui/details";
import { TextField } from "@/app/_ui/field";
import { holds } from "@/lib/access/staff";
import { DUPLICATE_MODES } from "@/lib/cases/duplicates/duplicate";
import type { DuplicatesView } from "@/lib/cases/duplicates/read-duplicates";
import type { DuplicateRuleFault, DuplicateRuleInput } from "@/lib/cases/duplicates/set-duplicate-rule";
import { dateTime } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";

/** What the rule on exact duplicates does and has done; supervisors change it. */
export function DuplicatesPanel({ page, view }: { page: StaffPage; view: DuplicatesView }): ReactElement {
  const { t, formToken, staff } = page;
  const { rule } = view;
  const typed = { base: `${rule.version}`, mode: rule.mode, days: `${rule.days}`, reason: "" };
  return (
    <>
      <h2 id="duplicates">{t("duplicates.title")}</h2>
      <p className="muted">{t("duplicates.lead")}</p>
      <p className="muted">{t("duplicates.effect")}</p>
      <RuleNow t={t} view={view} />
      {holds(staff, "rules:change") ? (
        <Details summary={t("duplicates.mode")}>
          <DuplicateRuleForm t={t} formToken={formToken} typed={typed} />
        </Details>
      ) : null}
      <History t={t} view={view} />
    </>
  );
}

/** What the rule is set to, and what came of it. */
export function RuleNow({ t, view: { rule, found, closed } }: { t: Translator; view: DuplicatesView }): ReactElement {
  return (
    <p>
      {t("duplicates.now", { ...rule, mode: t(`duplicates.modes.${rule.mode}`) })}{" "}
      {t("duplicates.tally", { found, closed })}
    </p>
  );
}

function History({ t, view: { versions } }: { t: Translator; view: DuplicatesView }): ReactElement {
  const columns = ["version", "changedAt", "changedBy", "mode", "days", "reason"];
  return (
    <DataTable
      caption={t("duplicates.history")}
      columns={columns.map((key) => ({ key, label: t(`duplicates.column.${key}`) }))}
      rows={versions.map(({ version, changedAt, changedBy, mode, days, reason }) => ({
        key: `${version}`,
        cells: [
          `${version}`,
          dateTime(t.locale, changedAt),
          changedBy,
          t(`duplicates.modes.${mode}`),
          `${days}`,
          reason,
        ],
      }))}
      empty={t("duplicates.noHistory")}
    />
  );
}

export const DUPLICATE_FIELDS = ["base", "mode", "days", "reason"] as const;

const FIELD_OF: Record<DuplicateRuleFault, "mode" | "days" | "reason"> = {
  days_unreadable: "days",
  reason_missing: "reason",
  unreadable: "mode",
  shadow_first: "mode",
  stale: "mode",
};

type FormProps = { t: Translator; formToken: string; typed: DuplicateRuleInput; fault?: DuplicateRuleFault };

/** What the rule may do, how far it looks back, and why it is changed. Ids are its own: the page has other reasons. */
export function DuplicateRuleForm({ t, formToken, typed, fault }: FormProps): ReactElement {
  const message = fault ? t(`duplicates.faults.${fault}`) : "";
  const error = (field: string) => (fault && FIELD_OF[fault] === field ? message : undefined);
  return (
    <StaffForm
      t={t}
      formToken={formToken}
      action={`/${t.locale}/staff/rules/duplicates`}
      button={t("duplicates.button")}
      errors={fault ? [{ fieldId: `duplicates-${FIELD_OF[fault]}`, message }] : []}
    >
      <input type="hidden" name="base" value={typed.base} />
      <Radios
        name="mode"
        id="duplicates-mode"
        legend={t("duplicates.mode")}
        hint={t("duplicates.modeHint")}
        choices={DUPLICATE_MODES.map((value) => ({ value, label: t(`duplicates.modes.${value}`) }))}
        value={typed.mode}
        error={error("mode")}
      />
      <TextField
        name="days"
        id="duplicates-days"
        label={t("duplicates.days")}
        width="short"
        inputMode="numeric"
        value={typed.days}
        error={error("days")}
      />
      <TextField
        name="reason"
        id="duplicates-reason"
        label={t("duplicates.reason")}
        value={typed.reason}
        error={error("reason")}
      />
    </StaffForm>
  );
}
