import type { ReactElement, ReactNode } from "react";

/** What every field shares. `id` defaults to `name`, so an error summary can link to it. */
export type FieldProps = {
  name: string;
  id?: string | undefined;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  /** Said after the label when the field may stay empty, for example "（选填）". */
  optionalLabel?: string | undefined;
};

export type FieldWidth = "short" | "medium" | "code";

export type TextFieldProps = FieldProps & {
  value?: string | undefined;
  type?: "text" | "email" | "tel" | "url" | "password" | "search" | undefined;
  inputMode?: "text" | "numeric" | "decimal" | "tel" | "email" | "url" | undefined;
  autoComplete?: string | undefined;
  maxLength?: number | undefined;
  spellCheck?: boolean | undefined;
  width?: FieldWidth | undefined;
};

/** The attributes that tie a control to its hint and its error. */
export function controlAttributes(props: Pick<FieldProps, "name" | "id" | "hint" | "error">) {
  const id = props.id ?? props.name;
  const ids = [props.hint ? `${id}-hint` : "", props.error ? `${id}-error` : ""].filter(Boolean);
  return {
    id,
    "aria-describedby": ids.length > 0 ? ids.join(" ") : undefined,
    "aria-invalid": props.error ? (true as const) : undefined,
  };
}

/** Hint, then error: read in this order by eyes and by screen readers. */
export function FieldNotes(props: { id: string; hint?: ReactNode; error?: string | undefined }): ReactElement {
  return (
    <>
      {props.hint ? (
        <div className="hint" id={`${props.id}-hint`}>
          {props.hint}
        </div>
      ) : null}
      {props.error ? (
        <p className="error" id={`${props.id}-error`}>
          {props.error}
        </p>
      ) : null}
    </>
  );
}

/** Label, hint, error and the control in their fixed order; for controls this folder does not know. */
export function Field(props: FieldProps & { children: ReactNode }): ReactElement {
  const id = props.id ?? props.name;
  return (
    <div className={props.error ? "field bad" : "field"}>
      <label htmlFor={id}>
        {props.label}
        {props.optionalLabel ? <span className="optional">{props.optionalLabel}</span> : null}
      </label>
      <FieldNotes id={id} hint={props.hint} error={props.error} />
      {props.children}
    </div>
  );
}

/** One line of text that cannot be wired inaccessibly. */
export function TextField(props: TextFieldProps): ReactElement {
  return (
    <Field {...props}>
      <input
        {...controlAttributes(props)}
        className={props.width}
        name={props.name}
        type={props.type ?? "text"}
        inputMode={props.inputMode}
        autoComplete={props.autoComplete}
        maxLength={props.maxLength}
        spellCheck={props.spellCheck}
        defaultValue={props.value}
      />
    </Field>
  );
}
