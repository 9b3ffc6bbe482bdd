import type { ReactElement, ReactNode } from "react";
import { FieldNotes, type FieldProps } from "./field";

export type Choice = { value: string; label: ReactNode; hint?: ReactNode };

type ChoiceListProps = Omit<FieldProps, "label"> & {
  legend: ReactNode;
  choices: readonly Choice[];
  /** `page` when the question is the page's heading: the legend then holds the h1. */
  legendAs?: "label" | "page" | undefined;
  /** Two columns when there is room; for short labels only. */
  columns?: boolean | undefined;
};

/** Choose one. The first option carries the bare id, so the error summary lands on it. */
export function Radios(props: ChoiceListProps & { value?: string | undefined }): ReactElement {
  const chosen = props.value ? [props.value] : [];
  return <ChoiceList {...props} type="radio" chosen={chosen} />;
}

/** Choose any number, none included. */
export function Checkboxes(props: ChoiceListProps & { values?: readonly string[] | undefined }): ReactElement {
  return <ChoiceList {...props} type="checkbox" chosen={props.values ?? []} />;
}

type ListProps = ChoiceListProps & { type: "radio" | "checkbox"; chosen: readonly string[] };

function ChoiceList(props: ListProps): ReactElement {
  const id = props.id ?? props.name;
  const notes = [props.hint ? `${id}-hint` : "", props.error ? `${id}-error` : ""].filter(Boolean).join(" ");
  const radio = props.type === "radio";
  return (
    <fieldset
      className={props.error ? "field bad" : "field"}
      role={radio ? "radiogroup" : undefined}
      aria-invalid={radio && props.error ? true : undefined}
      aria-describedby={notes || undefined}
    >
      <Legend {...props} />
      <FieldNotes id={id} hint={props.hint} error={props.error} />
      <div className={props.columns ? "choices columns" : "choices"}>
        {props.choices.map((choice, index) => (
          <ChoiceRow key={choice.value} list={props} choice={choice} id={index === 0 ? id : `${id}-${index + 1}`} />
        ))}
      </div>
    </fieldset>
  );
}

function Legend({ legend, legendAs, optionalLabel }: ListProps): ReactElement {
  if (legendAs === "page") {
    return (
      <legend>
        <h1>{legend}</h1>
      </legend>
    );
  }
  return (
    <legend>
      {legend}
      {optionalLabel ? <span className="optional">{optionalLabel}</span> : null}
    </legend>
  );
}

function ChoiceRow({ list, choice, id }: { list: ListProps; choice: Choice; id: string }): ReactElement {
  return (
    <div className="choice">
      <input
        id={id}
        type={list.type}
        name={list.name}
        value={choice.value}
        defaultChecked={list.chosen.includes(choice.value)}
        aria-describedby={choice.hint ? `${id}-about` : undefined}
        aria-invalid={list.type === "checkbox" && list.error ? true : undefined}
      />
      <label htmlFor={id}>{choice.label}</label>
      {choice.hint ? (
        <span className="hint" id={`${id}-about`}>
          {choice.hint}
        </span>
      ) : null}
    </div>
  );
}
