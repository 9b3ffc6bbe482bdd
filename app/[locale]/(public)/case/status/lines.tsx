import type { ReactElement } from "react";

/** Somebody's own words, line by line as they were written. */
export function Lines({ text }: { text: string }): ReactElement {
  const lines = text.split("\n").map((line, at) => ({ line, key: `${at.toString()} ${line}` }));
  return <>{lines.map(({ line, key }) => (line.trim() === "" ? null : <p key={key}>{line}</p>))}</>;
}
