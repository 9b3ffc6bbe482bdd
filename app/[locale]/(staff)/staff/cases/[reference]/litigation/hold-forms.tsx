import { randomUUID } from "node:crypto";
import type { ReactElement, ReactNode } from "react";
import { BUTTON_FIELD, TOKEN_FIELD } from "@/app/_server/read-form";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { here, visitFormToken } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import { ErrorSummary, type FieldError } from "@/app/_ui/error-summary";
import { TextField } from "@/app/_ui/field";
import { SelectField } from "@/app/_ui/select-field";
import { TextArea } from "@/app/_ui/text-area";
import type { AskField } from "@/lib/cases/approvals/open-request";
import { HOLD_BASES, LIFT_PURPOSES } from "@/lib/cases/litigation/litigation-hold";
import type { PlaceField } from "@/lib/cases/litigation/place-litigation-hold";

type Problems<Name extends string> = Partial<Record<Name, string>>;
export type Placing = {
  typed: { basis: string; matter: string; reason: string; onceKey: string };
  problems: Problems<PlaceField>;
};
export type Lifting = {
  typed: { hold: string; purpose: string; reason: string; onceKey: string };
  problems: Problems<AskField>;
};

type Shown = { visit: StaffVisit; reference: string };

/** What the case is kept for, and why. */
export function PlaceForm({ visit, reference, placing }: Shown & { placing: Placing | undefined }): ReactElement {
  const { t } = visit;
  const typed = placing?.typed;
  const field = (name: PlaceField) => {
    const problem = placing?.problems[name];
    const error = problem && t(`litigation.problems.${problem}`);
    return { name, label: t(`litigation.place.${name}`), hint: t(`litigation.place.${name}Hint`), error };
  };
  const [basis, matter, reason] = [field("basis"), field("matter"), field("reason")];
  return (
    <HoldForm {...{ visit, reference }} act="place" fields={[basis, matter, reason]} onceKey={typed?.onceKey}>
      <SelectField
        {...basis}
        placeholder={t("litigation.choose")}
        options={HOLD_BASES.map((value) => ({ value, label: t(`litigation.bases.${value}`) }))}
        value={typed?.basis}
      />
      <TextField {...matter} optionalLabel={t("ui.optional")} value={typed?.matter} autoComplete="off" />
      <TextArea {...reason} rows={3} value={typed?.reason} />
    </HoldForm>
  );
}

type LiftShown = Shown & { hold: string; lifting: Lifting | undefined };

/** Why a hold may end; a second person reads it and decides. */
export function LiftForm({ visit, reference, hold, lifting }: LiftShown): ReactElement {
  const { t } = visit;
  const typed = lifting?.typed;
  const field = (name: AskField) => {
    const problem = lifting?.problems[name];
    const error = problem && t(`approvals.problems.${problem}`);
    return { name, id: `${name}-${hold}`, label: t(`litigation.lift.${name}`), error };
  };
  const [purpose, reason] = [field("purpose"), field("reason")];
  return (
    <HoldForm {...{ visit, reference }} act="lift" fields={[purpose, reason]} onceKey={typed?.onceKey}>
      <input type="hidden" name="hold" value={hold} />
      <SelectField
        {...purpose}
        placeholder={t("litigation.choose")}
        options={LIFT_PURPOSES.map((value) => ({ value, label: t(`approvals.purposes.${value}`) }))}
        value={typed?.purpose}
      />
      <TextArea {...reason} hint={t("litigation.lift.reasonHint")} rows={3} value={typed?.reason} />
    </HoldForm>
  );
}

type FormShown = Shown & {
  act: "place" | "lift";
  fields: readonly { name: string; id?: string; error: string | undefined }[];
  onceKey: string | undefined;
  children: ReactNode;
};

function HoldForm({ visit, reference, act, fields, onceKey, children }: FormShown): ReactElement {
  const { t } = visit;
  const errors = fields.flatMap(({ name, id, error }): FieldError[] => {
    return error ? [{ fieldId: id ?? name, message: error }] : [];
  });
  return (
    <form method="post" action={here(visit, `/staff/cases/${reference}/litigation`)} noValidate>
      <ErrorSummary title={t("ui.errorTitle")} errors={errors} />
      <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
      <input type="hidden" name="onceKey" value={onceKey || randomUUID()} />
      {children}
      <Button name={BUTTON_FIELD} value={act} variant={act === "place" ? "primary" : "secondary"}>
        {t(`litigation.${act}.button`)}
      </Button>
    </form>
  );
}
