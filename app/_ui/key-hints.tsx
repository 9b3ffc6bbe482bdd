import type { ReactElement, ReactNode } from "react";

/** The keys of a page, as words beside keycaps. */
export function KeyHints(props: { label: string; keys: readonly { keys: string; does: ReactNode }[] }): ReactElement {
  return (
    <section aria-label={props.label}>
      <dl className="keys">
        {props.keys.map((hint) => (
          <div key={hint.keys}>
            <dt>
              <kbd>{hint.keys}</kbd>
            </dt>
            <dd>{hint.does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
