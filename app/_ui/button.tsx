import type { ReactElement, ReactNode } from "react";

export type ButtonVariant = "primary" | "secondary" | "warning";

const classNames: Record<ButtonVariant, string> = {
  primary: "button",
  secondary: "button secondary",
  warning: "button warning",
};

/** Submits the form it stands in. `warning` is for what cannot be taken back. */
export function Button(props: {
  children: ReactNode;
  variant?: ButtonVariant | undefined;
  name?: string | undefined;
  value?: string | undefined;
  formAction?: string | undefined;
  id?: string | undefined;
  /** A single key that presses it, announced to assistive technology (staff side): `s`, or `Shift+S` for a capital. */
  keys?: string | undefined;
}): ReactElement {
  return (
    <button
      type="submit"
      className={classNames[props.variant ?? "primary"]}
      id={props.id}
      name={props.name}
      value={props.value}
      formAction={props.formAction}
      aria-keyshortcuts={props.keys}
    >
      {props.children}
      {props.keys ? <kbd>{props.keys.replace("Shift+", "")}</kbd> : null}
    </button>
  );
}

/** A link that is the page's next step. */
export function ButtonLink(props: {
  href: string;
  children: ReactNode;
  variant?: ButtonVariant | undefined;
  id?: string | undefined;
}): ReactElement {
  return (
    <a className={classNames[props.variant ?? "primary"]} href={props.href} id={props.id}>
      {props.children}
    </a>
  );
}
