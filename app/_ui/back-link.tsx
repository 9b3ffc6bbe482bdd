import type { ReactElement } from "react";

/** To the page before, by address: the answers given so far are kept by the server, not by the browser's history. */
export function BackLink(props: { href: string; label: string }): ReactElement {
  return (
    <a className="back" href={props.href}>
      {props.label}
    </a>
  );
}
