import type { ReactElement, ReactNode } from "react";

/** Help that most people do not need; native, so it works without script. */
export function Details(props: { summary: ReactNode; children: ReactNode; open?: boolean | undefined }): ReactElement {
  return (
    <details open={props.open}>
      <summary>{props.summary}</summary>
      <div>{props.children}</div>
    </details>
  );
}
