import type { ReactElement } from "react";
import { Button, type ButtonVariant } from "@/app/_ui/button";
import { BUTTON_FIELD, TOKEN_FIELD } from "./read-form";

/** One button that does one thing, with what it means beside it. */
export function ActForm(props: {
  formToken: string;
  action: string;
  act: string;
  label: string;
  about?: string;
  variant?: ButtonVariant;
}): ReactElement {
  return (
    <form method="post" action={props.action} className="act">
      <input type="hidden" name={TOKEN_FIELD} value={props.formToken} />
      {props.about ? <p>{props.about}</p> : null}
      <Button variant={props.variant ?? "secondary"} name={BUTTON_FIELD} value={props.act}>
        {props.label}
      </Button>
    </form>
  );
}
