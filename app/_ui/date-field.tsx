import type { ReactElement } from "react";
import { controlAttributes, Field, type FieldProps } from "./field";

type DateFieldProps = FieldProps & {
  /** What was typed, or `2026-01-31`; with `time`, `2026-01-31T09:30`. */
  value?: string | undefined;
  min?: string | undefined;
  max?: string | undefined;
  time?: boolean | undefined;
};

/** One native control; browsers without a date picker show a text line, so the hint must name the form. */
export function DateField(props: DateFieldProps): ReactElement {
  return (
    <Field {...props}>
      <input
        {...controlAttributes(props)}
        className="medium"
        name={props.name}
        type={props.time ? "datetime-local" : "date"}
        min={props.min}
        max={props.max}
        defaultValue={props.value}
      />
    </Field>
  );
}
