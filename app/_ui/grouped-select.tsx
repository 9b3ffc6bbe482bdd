import type { ReactElement } from "react";
import { controlAttributes, Field, type FieldProps } from "./field";
import type { SelectOption } from "./select-field";

export type OptionGroup = { label: string; options: readonly SelectOption[] };

/** A closed list in named groups; empty groups are left out. `placeholder` is the first, empty option. */
export function GroupedSelect(
  props: FieldProps & { value?: string | undefined; groups: readonly OptionGroup[]; placeholder: string },
): ReactElement {
  const filled = props.groups.filter(({ options }) => options.length > 0);
  return (
    <Field {...props}>
      <select {...controlAttributes(props)} name={props.name} defaultValue={props.value ?? ""}>
        <option value="">{props.placeholder}</option>
        {filled.map(({ label, options }) => (
          <optgroup key={label} label={label}>
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </Field>
  );
}
