import { randomUUID } from "node:crypto";
import type { ReactElement } from "react";
import { StaffForm } from "@/app/_server/staff-form";
import { Radios } from "@/app/_ui/choice-list";
import { DateField } from "@/app/_ui/date-field";
import { SelectField } from "@/app/_ui/select-field";
import { TextArea } from "@/app/_ui/text-area";
import { HANDLING_MARKS } from "@/lib/access/handling-mark";
import type { NamedOrganisation } from "@/lib/access/list-organisations";
import { SHARE_PROFILES } from "@/lib/access/share-profile";
import { LONGEST_SHARE, SHARE_FIELDS, type ShareField } from "@/lib/cases/share";
import { addDays, shanghaiDate } from "@/lib/clocks/plain-date";
import type { Translator } from "@/lib/i18n/translator";

export const SHARING_FIELDS = [...SHARE_FIELDS, "once"] as const;
type Typed = Record<(typeof SHARING_FIELDS)[number], string>;

export type ShareFormProps = {
  t: Translator;
  formToken: string;
  reference: string;
  partners: readonly NamedOrganisation[];
  typed?: Typed | undefined;
  wrong?: readonly ShareField[] | undefined;
};

/** The case page may show another form with fields of these names. */
const idOf = (field: ShareField) => `share-${field}`;

/** Who is to see the case, how far, which of their people, until when and why. */
export function ShareForm({ t, formToken, reference, partners, typed, wrong = [] }: ShareFormProps): ReactElement {
  const error = (field: ShareField) => (wrong.includes(field) ? t(`sharing.faults.${field}`) : undefined);
  const choices = (list: "profiles" | "marks", values: readonly string[]) =>
    values.map((value) => ({
      value,
      label: t(`sharing.${list}.${value}.label`),
      hint: t(`sharing.${list}.${value}.hint`),
    }));
  const today = shanghaiDate(new Date());
  const errors = wrong.map((field) => ({ fieldId: idOf(field), message: t(`sharing.faults.${field}`) }));
  return (
    <StaffForm
      t={t}
      formToken={formToken}
      action={`/${t.locale}/staff/cases/${reference}/shares`}
      button={t("sharing.button")}
      errors={errors}
    >
      <input type="hidden" name="once" value={typed?.once || randomUUID()} />
      <SelectField
        id={idOf("organisation")}
        name="organisation"
        label={t("sharing.organisation")}
        placeholder={t("sharing.choose")}
        options={partners.map(({ id, name, kind }) => ({
          value: id,
          label: `${name} · ${t(`sharing.kinds.${kind}`)}`,
        }))}
        value={typed?.organisation}
        error={error("organisation")}
      />
      <Radios
        id={idOf("profile")}
        name="profile"
        legend={t("sharing.profile")}
        choices={choices("profiles", SHARE_PROFILES)}
        value={typed?.profile ?? "summary"}
        error={error("profile")}
      />
      <Radios
        id={idOf("mark")}
        name="mark"
        legend={t("sharing.mark")}
        choices={choices("marks", HANDLING_MARKS)}
        value={typed?.mark ?? "case_team"}
        error={error("mark")}
      />
      <DateField
        id={idOf("until")}
        name="until"
        label={t("sharing.until")}
        hint={t("sharing.untilHint")}
        min={today}
        max={addDays(today, LONGEST_SHARE)}
        value={typed?.until}
        error={error("until")}
      />
      <TextArea
        id={idOf("reason")}
        name="reason"
        rows={2}
        label={t("sharing.reason")}
        hint={t("sharing.reasonHint")}
        value={typed?.reason}
        error={error("reason")}
      />
    </StaffForm>
  );
}
