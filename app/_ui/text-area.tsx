import type { ReactElement } from "react";
import { controlAttributes, Field, type FieldProps } from "./field";

/** Several lines of text; `rows` is a size, never a limit. */
export function TextArea(
  props: FieldProps & { value?: string | undefined; rows?: number | undefined; maxLength?: number | undefined },
): ReactElement {
  return (
    <Field {...props}>
      <textarea
        {...controlAttributes(props)}
        name={props.name}
        rows={props.rows ?? 5}
        maxLength={props.maxLength}
        defaultValue={props.value}
      />
    </Field>
  );
}
