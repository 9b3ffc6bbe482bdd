import type { ReactElement } from "react";
import { publicPage } from "@/app/_server/public-page";
import { TOKEN_FIELD } from "@/app/_server/read-form";
import { type Visit, visitFormToken } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import { Details } from "@/app/_ui/details";
import { ErrorSummary, type FieldError } from "@/app/_ui/error-summary";
import { TextField } from "@/app/_ui/field";
import { Notice } from "@/app/_ui/notice";
import type { TypedCaseKey } from "@/lib/reports/case-key";

export type LookUp = { typed: TypedCaseKey; errors: readonly FieldError[]; notice?: "left" | "ended" | undefined };

function errorOf({ errors }: LookUp, field: string): string | undefined {
  return errors.find(({ fieldId }) => fieldId === field)?.message;
}

function Fields({ visit: { t }, lookUp }: { visit: Visit; lookUp: LookUp }): ReactElement {
  const quiet = { autoComplete: "off", spellCheck: false } as const;
  return (
    <>
      <TextField
        {...quiet}
        name="reference"
        label={t("case.lookUp.reference")}
        hint={t("case.lookUp.referenceHint")}
        error={errorOf(lookUp, "reference")}
        value={lookUp.typed.reference}
        width="code"
      />
      <TextField
        {...quiet}
        name="code"
        label={t("case.lookUp.code")}
        hint={t("case.lookUp.codeHint")}
        error={errorOf(lookUp, "code")}
        value={lookUp.typed.code}
        inputMode="numeric"
        width="code"
      />
    </>
  );
}

/** Number and code. The script only fills the fields from the receipt's QR, whose code stands behind the # of the address. */
export function lookUpPage(visit: Visit, lookUp: LookUp): Promise<Response> {
  const { t } = visit;
  return publicPage(visit, {
    title: t("case.lookUp.title"),
    back: "",
    status: lookUp.errors.length > 0 ? 422 : 200,
    error: lookUp.errors.length > 0,
    scripts: ["case.js"],
    children: (
      <>
        <ErrorSummary title={t("ui.errorTitle")} errors={lookUp.errors} />
        {lookUp.notice ? <Notice live>{t(`case.lookUp.${lookUp.notice}`)}</Notice> : null}
        <h1>{t("case.lookUp.title")}</h1>
        <p>{t("case.lookUp.lead")}</p>
        <form method="post" noValidate={true}>
          <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
          <Fields visit={visit} lookUp={lookUp} />
          <Button>{t("case.lookUp.submit")}</Button>
        </form>
        <Details summary={t("case.lookUp.lostTitle")}>{t("case.lookUp.lost")}</Details>
      </>
    ),
  });
}
