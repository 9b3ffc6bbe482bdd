import type { ReactElement } from "react";

/** A secret code in groups, one reading line on a phone: easy to copy by hand and to read aloud. */
export function CodeGroups(props: { groups: readonly string[] }): ReactElement {
  return (
    <span className="code">
      {props.groups.map((group, index) => (
        <span key={`${index}-${group}`}>{index === 0 ? group : ` ${group}`}</span>
      ))}
    </span>
  );
}
