import type { ReactElement, ReactNode } from "react";

/** What will happen, in order: by when in the title, what in the text. Numbered 一 二 三 in Chinese. */
export function StepList(props: {
  steps: readonly { key: string; title: ReactNode; text: ReactNode }[];
}): ReactElement {
  return (
    <ol className="steps">
      {props.steps.map((step) => (
        <li key={step.key}>
          <b>{step.title}</b>
          <span>{step.text}</span>
        </li>
      ))}
    </ol>
  );
}
