import type { ReactElement, ReactNode } from "react";

export type TimelineEvent = {
  key: string;
  /** `done` has happened, `now` is where the case stands, `next` is expected. */
  state: "done" | "now" | "next";
  what: ReactNode;
  /** Ready-made words; `dateTime` is the machine's form of the same moment. */
  when: string;
  dateTime?: string | undefined;
  who?: ReactNode;
  detail?: ReactNode;
};

/** What happened, what happens next, by when, who has it. `labels` are heard, not seen: "已完成", "现在", "接下来". */
export function Timeline(props: {
  events: readonly TimelineEvent[];
  labels: Record<TimelineEvent["state"], string>;
}): ReactElement {
  return (
    <ol className="timeline">
      {props.events.map((event) => (
        <li key={event.key} className={event.state} aria-current={event.state === "now" ? "step" : undefined}>
          <p className="when">
            <span className="vh">{props.labels[event.state]} </span>
            <time dateTime={event.dateTime}>{event.when}</time>
            {event.who ? <span className="who">{event.who}</span> : null}
          </p>
          <p className="what">{event.what}</p>
          {event.detail ? <div className="detail">{event.detail}</div> : null}
        </li>
      ))}
    </ol>
  );
}
