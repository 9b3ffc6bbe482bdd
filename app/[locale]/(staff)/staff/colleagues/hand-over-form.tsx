import type { ReactElement } from "react";
import { StaffForm } from "@/app/_server/staff-form";
import { SelectField } from "@/app/_ui/select-field";
import { HANDED_OVER_AT_ONCE } from "@/lib/cases/hand-over-cases";
import type { Translator } from "@/lib/i18n/translator";

export const HAND_OVER_FIELDS = ["from", "to", "seen"] as const;
export type HandOverTyped = Partial<Record<(typeof HAND_OVER_FIELDS)[number], string>>;
type Props = {
  t: Translator;
  formToken: string;
  colleagues: readonly { id: string; name: string }[];
  typed: HandOverTyped;
  problem?: string | undefined;
};

/** All cases of one colleague to another. */
export function HandOverForm({ t, formToken, colleagues, typed, problem }: Props): ReactElement {
  const error = problem && t(`colleagues.problems.${problem}`);
  return (
    <StaffForm
      {...{ t, formToken }}
      action={`/${t.locale}/staff/colleagues/handovers`}
      button={t("colleagues.handOver.send", { count: Number(typed.seen) || 0 })}
      errors={error ? [{ fieldId: "to", message: error }] : []}
    >
      <input type="hidden" name="from" value={typed.from ?? ""} />
      <input type="hidden" name="seen" value={typed.seen ?? ""} />
      <SelectField
        name="to"
        label={t("colleagues.handOver.to")}
        hint={t("colleagues.handOver.hint", { most: HANDED_OVER_AT_ONCE })}
        placeholder={t("colleagues.choose")}
        options={colleagues.filter(({ id }) => id !== typed.from).map(({ id, name }) => ({ value: id, label: name }))}
        value={typed.to}
        error={error}
      />
    </StaffForm>
  );
}
