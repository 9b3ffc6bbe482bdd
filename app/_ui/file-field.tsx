import type { ReactElement } from "react";
import { controlAttributes, Field, type FieldProps } from "./field";

/** `accept` only steers the file picker; what a file is, the server reads from its bytes. */
export function FileField(
  props: FieldProps & { accept?: string | undefined; multiple?: boolean | undefined },
): ReactElement {
  return (
    <Field {...props}>
      <input
        {...controlAttributes(props)}
        name={props.name}
        type="file"
        accept={props.accept}
        multiple={props.multiple}
      />
    </Field>
  );
}
