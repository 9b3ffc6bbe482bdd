import type { ReactElement, ReactNode } from "react";

export type QueueItem = {
  key: string;
  href: string;
  reference: string;
  /** What it is about, in one line. */
  about: ReactNode;
  /** Why it stands at this place in the queue. */
  why: ReactNode;
  /** Whose clock runs out when; `late` draws it as overdue. */
  clock: ReactNode;
  late?: boolean | undefined;
  tags?: ReactNode;
  current?: boolean | undefined;
  /** Opening it by key takes it. */
  take?: boolean | undefined;
  /** A box of a form that stands elsewhere on the page; `label` is said, not shown. */
  tick?: { form: string; name: string; value: string; label: string } | undefined;
};

/** Rows that answer three questions: what, why here, whose clock. `empty` says what would fill it. */
export function QueueList(props: { items: readonly QueueItem[]; label: string; empty: ReactNode }): ReactElement {
  if (props.items.length === 0) return <div className="empty">{props.empty}</div>;
  return (
    <ol className="queue" aria-label={props.label}>
      {props.items.map((item) => (
        <li
          key={item.key}
          className={[item.late ? "late" : "", item.current ? "current" : ""].join(" ").trim() || undefined}
        >
          {item.tick ? <Tick tick={item.tick} /> : null}
          <span className="ref">{item.reference}</span>
          <a
            className="about"
            href={item.href}
            aria-current={item.current ? "true" : undefined}
            data-take={item.take ? "" : undefined}
          >
            {item.about}
          </a>
          <span className="why">{item.why}</span>
          <span className="clock">{item.clock}</span>
          <span className="tags">{item.tags}</span>
        </li>
      ))}
    </ol>
  );
}

function Tick({ tick: { form, name, value, label } }: { tick: NonNullable<QueueItem["tick"]> }): ReactElement {
  return (
    <label className="tick">
      <input type="checkbox" form={form} name={name} value={value} />
      <span className="vh">{label}</span>
    </label>
  );
}
