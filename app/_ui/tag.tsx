import type { ReactElement, ReactNode } from "react";

export type TagTone = "new" | "moving" | "waiting" | "done" | "closed" | "late";

/** Each tone has its own shape, so that colour is never the only sign. */
const shapes: Record<TagTone, string> = {
  new: "M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1Zm0 2a3 3 0 1 1 0 6 3 3 0 0 1 0-6Z",
  moving: "M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1Zm0 2v6a3 3 0 0 1 0-6Z",
  waiting: "M2 1h8v2L7 6l3 3v2H2V9l3-3-3-3Z",
  done: "m1 6 2-2 2 2 4-4 2 2-6 6Z",
  closed: "M1 5h10v2H1Z",
  late: "M6 0l6 11H0ZM5 4v3h2V4Zm0 4v2h2V8Z",
};

/** A state in one or two words. A case page says the whole sentence beside it. */
export function Tag(props: { tone: TagTone; children: ReactNode }): ReactElement {
  return (
    <span className={`tag ${props.tone}`}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <path fillRule="evenodd" d={shapes[props.tone]} />
      </svg>
      {props.children}
    </span>
  );
}
