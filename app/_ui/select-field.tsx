import type { ReactElement } from "react";
import { controlAttributes, Field, type FieldProps, type FieldWidth } from "./field";

export type SelectOption = { value: string; label: string };

type ListedProps = FieldProps & {
  value?: string | undefined;
  options: readonly SelectOption[];
  width?: FieldWidth | undefined;
};

/** A short closed list. `placeholder` is the first, empty option. */
export function SelectField(props: ListedProps & { placeholder?: string | undefined }): ReactElement {
  return (
    <Field {...props}>
      <select {...controlAttributes(props)} className={props.width} name={props.name} defaultValue={props.value ?? ""}>
        {props.placeholder === undefined ? null : <option value="">{props.placeholder}</option>}
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** A long open list: type to search, anything else may be typed too (native datalist, no script). */
export function SuggestField(props: Omit<ListedProps, "options"> & { options: readonly string[] }): ReactElement {
  const id = props.id ?? props.name;
  return (
    <Field {...props}>
      <input
        {...controlAttributes(props)}
        className={props.width}
        name={props.name}
        list={`${id}-list`}
        autoComplete="off"
        defaultValue={props.value}
      />
      <datalist id={`${id}-list`}>
        {props.options.map((option) => (
          <option key={option} value={option} />
        ))}
      </datalist>
    </Field>
  );
}
