import type { ReactElement, ReactNode } from "react";

/** List left, case right from 1100 px on; below that the page shows `detail` alone, or the list when there is none. */
export function SplitView(props: { listLabel: string; list: ReactNode; detail?: ReactNode }): ReactElement {
  return (
    <div className={props.detail ? "split open" : "split"}>
      <section className="split-list" aria-label={props.listLabel}>
        {props.list}
      </section>
      {props.detail ? <div className="split-detail">{props.detail}</div> : null}
    </div>
  );
}
