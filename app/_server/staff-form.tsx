import type { ReactElement, ReactNode } from "react";
import { Button } from "@/app/_ui/button";
import { ErrorSummary, type FieldError } from "@/app/_ui/error-summary";
import type { Translator } from "@/lib/i18n/translator";
import { TOKEN_FIELD } from "./read-form";

/** A form of the staff side: its token, what is wrong with it on top, its button below. */
export function StaffForm(props: {
  t: Translator;
  formToken: string;
  action: string;
  button: string;
  errors?: readonly FieldError[] | undefined;
  /** The form may carry files: its route reads it with `readUpload`. */
  files?: boolean;
  children?: ReactNode;
}): ReactElement {
  return (
    <form method="post" action={props.action} encType={props.files ? "multipart/form-data" : undefined} noValidate>
      <ErrorSummary title={props.t("ui.errorTitle")} errors={props.errors ?? []} />
      <input type="hidden" name={TOKEN_FIELD} value={props.formToken} />
      {props.children}
      <Button>{props.button}</Button>
    </form>
  );
}
