import type { ReactElement, ReactNode } from "react";

export type NoticeTone = "info" | "warning" | "success" | "inset";

/** Something to know before going on. `live` for what answers the last act: it is then read out. */
export function Notice(props: {
  tone?: NoticeTone | undefined;
  title?: ReactNode;
  children?: ReactNode;
  live?: boolean | undefined;
}): ReactElement {
  return (
    <div className={`notice ${props.tone ?? "info"}`} role={props.live ? "status" : undefined}>
      {props.title ? <p className="notice-title">{props.title}</p> : null}
      {props.children}
    </div>
  );
}
