import type { ReactElement, ReactNode } from "react";

export type Door = { key: string; href: string; title: ReactNode; text: ReactNode };

/** The ways on from the home page; the first is the one most people came for. */
export function Doors(props: { doors: readonly Door[] }): ReactElement {
  return (
    <div className="doors">
      {props.doors.map((door, index) => (
        <a key={door.key} className={index === 0 ? "door first" : "door"} href={door.href}>
          <b>{door.title}</b>
          {door.text}
        </a>
      ))}
    </div>
  );
}
