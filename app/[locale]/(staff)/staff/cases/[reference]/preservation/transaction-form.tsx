import { randomUUID } from "node:crypto";
import type { ReactElement } from "react";
import { StaffForm } from "@/app/_server/staff-form";
import { DateField } from "@/app/_ui/date-field";
import { TextField } from "@/app/_ui/field";
import type { TransactionField } from "@/lib/cases/preservation/record-transaction";
import type { Translator } from "@/lib/i18n/translator";

export const TRANSACTION_FIELDS = ["label", "completedOn", "onceKey", "id"] as const;
const SAID = ["label", "completedOn"] as const satisfies readonly TransactionField[];

type Props = {
  t: Translator;
  formToken: string;
  reference: string;
  typed?: { label: string; completedOn: string; onceKey: string };
  problems?: Partial<Record<TransactionField, string>>;
};

/** A transaction by its number and the day it was completed. */
export function TransactionForm({ t, formToken, reference, typed, problems = {} }: Props): ReactElement {
  const field = (name: TransactionField) => ({
    name,
    label: t(`preserve.fields.${name}`),
    hint: t(`preserve.hints.${name}`),
    value: typed?.[name],
    error: problems[name] && t(`preserve.problems.${problems[name]}`),
  });
  return (
    <StaffForm
      t={t}
      formToken={formToken}
      action={`/${t.locale}/staff/cases/${reference}/preservation/transactions`}
      button={t("preserve.add")}
      errors={SAID.flatMap((name) => {
        const message = field(name).error;
        return message ? [{ fieldId: name, message }] : [];
      })}
    >
      <input type="hidden" name="onceKey" value={typed?.onceKey || randomUUID()} />
      <TextField {...field("label")} maxLength={100} />
      <DateField {...field("completedOn")} />
    </StaffForm>
  );
}
