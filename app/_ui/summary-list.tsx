import type { ReactElement, ReactNode } from "react";

export type SummaryRow = {
  key: string;
  label: ReactNode;
  value: ReactNode;
  /** `hidden` completes the link for those who hear it alone: "修改" + "店铺名称". */
  change?: { href: string; label: string; hidden: string } | undefined;
};

/** "Check your answers": one row an answer, one way to change it. */
export function SummaryList(props: { rows: readonly SummaryRow[] }): ReactElement {
  return (
    <dl className="summary">
      {props.rows.map((row) => (
        <div key={row.key}>
          <dt>{row.label}</dt>
          <dd>{row.value}</dd>
          {row.change ? (
            <dd className="change">
              <a href={row.change.href}>
                {row.change.label}
                <span className="vh"> {row.change.hidden}</span>
              </a>
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  );
}
