import type { ReactElement } from "react";

export type FieldError = { fieldId: string; message: string };

/** Moving focus here is the point: the person must learn of the errors before anything else. */
const focused = { autoFocus: true };

/** On top of the page, focused without script by the autofocus attribute; says the same words as the fields. */
export function ErrorSummary(props: {
  title: string;
  errors: readonly FieldError[];
  id?: string | undefined;
}): ReactElement | null {
  if (props.errors.length === 0) return null;
  const id = props.id ?? "error-summary";
  return (
    <div className="error-summary" id={id} role="alert" tabIndex={-1} aria-labelledby={`${id}-title`} {...focused}>
      <h2 id={`${id}-title`}>{props.title}</h2>
      <ul>
        {props.errors.map((error) => (
          <li key={`${error.fieldId} ${error.message}`}>
            <a href={`#${error.fieldId}`}>{error.message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
