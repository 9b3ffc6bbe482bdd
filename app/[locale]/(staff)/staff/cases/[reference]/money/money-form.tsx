import { randomUUID } from "node:crypto";
import type { ReactElement } from "react";
import { StaffForm } from "@/app/_server/staff-form";
import { DateField } from "@/app/_ui/date-field";
import { TextField } from "@/app/_ui/field";
import { SelectField } from "@/app/_ui/select-field";
import { MONEY_KIND_NAMES, type MoneyKind } from "@/lib/cases/money/money-fact";
import type { MoneyField, MoneyInput } from "@/lib/cases/money/money-input";
import type { SourceFile } from "@/lib/cases/money/read-money";
import type { Translator } from "@/lib/i18n/translator";

export const MONEY_FIELDS = [
  "kind",
  "low",
  "high",
  "from",
  "to",
  "evidenceId",
  "source",
  "corrects",
  "strike",
  "onceKey",
] as const satisfies readonly MoneyField[];
export type MoneyTyped = Record<MoneyField, string>;

type Props = {
  t: Translator;
  formToken: string;
  reference: string;
  files: readonly SourceFile[];
  /** The entry that is corrected, with what it says. */
  corrects?: { id: string; kind: MoneyKind };
  typed?: Partial<MoneyTyped>;
  problems?: Partial<Record<keyof MoneyInput, string>>;
};

/** One entry: what, from–to, when, and where it is known from. Correcting keeps the kind. */
export function MoneyForm({
  t,
  formToken,
  reference,
  files,
  corrects,
  typed = {},
  problems = {},
}: Props): ReactElement {
  const at = corrects?.id ?? "new";
  const wrong = (name: MoneyField) => {
    const key = problems[name] && `money.problems.${problems[name]}`;
    return key && t(t.has(key) ? key : "staffCase.problems.unreadable");
  };
  const field = (name: MoneyField) => ({
    id: `${name}-${at}`,
    name,
    label: t(`money.fields.${name}`),
    hint: t.has(`money.hints.${name}`) ? t(`money.hints.${name}`) : undefined,
    value: typed[name],
    error: wrong(name),
  });
  return (
    <StaffForm
      t={t}
      formToken={formToken}
      action={`/${t.locale}/staff/cases/${reference}/money/record`}
      button={t(corrects ? "money.correct" : "money.record")}
      errors={MONEY_FIELDS.flatMap((name) => {
        const message = wrong(name);
        return message ? [{ fieldId: `${name}-${at}`, message }] : [];
      })}
    >
      <input type="hidden" name="onceKey" value={typed.onceKey || randomUUID()} />
      <input type="hidden" name="corrects" value={corrects?.id ?? ""} />
      {corrects ? (
        <input type="hidden" name="kind" value={corrects.kind} />
      ) : (
        <SelectField {...field("kind")} placeholder={t("money.choose")} options={kindOptions(t)} />
      )}
      <div className="money-line">
        <TextField {...field("low")} width="medium" inputMode="decimal" />
        <TextField {...field("high")} width="medium" inputMode="decimal" />
        <DateField {...field("from")} />
        <DateField {...field("to")} />
      </div>
      <SelectField {...field("evidenceId")} placeholder={t("money.noFile")} options={fileOptions(t, files)} />
      <TextField {...field("source")} maxLength={500} />
      {corrects ? <Strike t={t} at={at} checked={typed.strike === "yes"} /> : null}
    </StaffForm>
  );
}

function Strike({ t, at, checked }: { t: Translator; at: string; checked: boolean }): ReactElement {
  return (
    <p>
      <label htmlFor={`strike-${at}`}>
        <input type="checkbox" id={`strike-${at}`} name="strike" value="yes" defaultChecked={checked} />{" "}
        {t("money.fields.strike")}
      </label>
    </p>
  );
}

function kindOptions(t: Translator) {
  return MONEY_KIND_NAMES.map((value) => ({ value, label: t(`money.kindsTyped.${value}`) }));
}

function fileOptions(t: Translator, files: readonly SourceFile[]) {
  return files.map(({ id, n, kind }) => {
    return { value: id, label: t("staffCase.evidence.file", { n, kind: t(`staffCase.evidence.kinds.${kind}`) }) };
  });
}
