import type { ReactElement } from "react";
import { TOKEN_FIELD } from "@/app/_server/read-form";
import type { StaffPage } from "@/app/_server/require-staff";
import { Button } from "@/app/_ui/button";
import { Details } from "@/app/_ui/details";
import { SelectField } from "@/app/_ui/select-field";
import { holds } from "@/lib/access/staff";
import type { CaseView } from "@/lib/cases/case-view";
import { REVEAL_PURPOSES } from "@/lib/reports/reveal-contact";

/** The way to the reporter's contact: closed, and opened only for a purpose that is put on record. */
export function CaseContact({ page, view }: { page: StaffPage; view: CaseView }): ReactElement | null {
  const { t } = page;
  if (view.recusedMe || !view.submission?.contactKind || !holds(page.staff, "contact:reveal")) return null;
  const options = REVEAL_PURPOSES.map((value) => ({ value, label: t(`staffCase.contact.purposes.${value}`) }));
  return (
    <Details summary={t("staffCase.contact.reveal")}>
      <form method="post" action={`/${t.locale}/staff/cases/${view.reference}/contact`}>
        <input type="hidden" name={TOKEN_FIELD} value={page.formToken} />
        <SelectField
          name="purpose"
          label={t("staffCase.contact.purpose")}
          hint={t("staffCase.contact.hint")}
          options={options}
        />
        <Button variant="secondary">{t("staffCase.contact.reveal")}</Button>
      </form>
    </Details>
  );
}
