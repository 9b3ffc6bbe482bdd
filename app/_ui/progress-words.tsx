import type { ReactElement } from "react";

/** "第 2 步，共 6 步": ready-made words, because a bar alone tells nothing to a listener. */
export function ProgressWords(props: { text: string }): ReactElement {
  return <p className="progress">{props.text}</p>;
}
