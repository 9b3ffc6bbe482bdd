import type { ReactElement } from "react";
import { Button } from "@/app/_ui/button";
import { TextField } from "@/app/_ui/field";
import { SelectField } from "@/app/_ui/select-field";
import { auditActions } from "@/lib/audit/actions";
import type { AuditFilter } from "@/lib/cases/audit-filter";
import type { Translator } from "@/lib/i18n/translator";

type Props = { t: Translator; filter: AuditFilter; people: ReadonlyMap<string, string>; unknownCase: boolean };

/** Narrows the record to a person, a case or a kind of act; the address says it all. */
export function AuditFilterForm({ t, filter, people, unknownCase }: Props): ReactElement {
  const persons = [...people].map(([value, label]) => ({ value, label }));
  const actions = auditActions.map((value) => ({ value, label: actionWords(t, value) }));
  return (
    <form method="get" aria-label={t("audit.filter")} className="stack">
      <SelectField
        name="who"
        label={t("audit.who")}
        value={filter.staffId}
        placeholder={t("audit.anybody")}
        options={persons}
      />
      <TextField
        name="case"
        label={t("audit.case")}
        value={filter.reference}
        error={unknownCase ? t("audit.noSuchCase") : undefined}
        autoComplete="off"
        width="medium"
      />
      <SelectField
        name="what"
        label={t("audit.what")}
        value={filter.action}
        placeholder={t("audit.anything")}
        options={actions}
      />
      <Button variant="secondary">{t("audit.show")}</Button>
    </form>
  );
}

/** An act in words; one that is older than its words keeps its name. */
export function actionWords(t: Translator, action: string): string {
  const key = `audit.actions.${action}`;
  return t.has(key) ? t(key) : action;
}
