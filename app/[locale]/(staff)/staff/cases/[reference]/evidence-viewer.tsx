"use client";

import { type ReactElement, useState } from "react";

export type ViewerFile = {
  id: string;
  name: string;
  thumb: string | null;
  /** The safe copy; null while there is none. */
  copy: string | null;
  facts: readonly { label: string; value: string }[];
  state: string | null;
  /** Null where only pictures for the page go out. */
  original: string | null;
  /** Where what was read on it is confirmed, and masks are moved; of a held one, where somebody decides about it. */
  link: { href: string; label: string } | null;
};

export type ViewerWords = Record<
  "list" | "viewer" | "open" | "original" | "zoomIn" | "zoomOut" | "rotate" | "reset" | "close",
  string
>;

const ZOOM_STEPS = [1, 1.5, 2, 3, 4] as const;
const LAST_STEP = ZOOM_STEPS.length - 1;

/** Files of a case: small pictures to choose from, one large that can be enlarged and turned. */
export function EvidenceViewer({ files, words }: { files: readonly ViewerFile[]; words: ViewerWords }): ReactElement {
  const [chosen, choose] = useState<string | null>(null);
  const file = files.find(({ id }) => id === chosen);
  return (
    <>
      <ol className="thumbs" aria-label={words.list}>
        {files.map((one) => (
          <li key={one.id}>
            <a
              href={one.copy ?? one.original ?? undefined}
              aria-current={one.id === chosen ? "true" : undefined}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || !one.copy) return;
                event.preventDefault();
                choose(one.id === chosen ? null : one.id);
              }}
            >
              {one.thumb ? <img src={one.thumb} alt="" loading="lazy" /> : <span className="thumb-stand" />}
              <span className="thumb-kind">{one.name}</span>
            </a>
            {one.link ? (
              <a className="thumb-detail" href={one.link.href}>
                {one.link.label}
              </a>
            ) : null}
            {one.state ? <p className="thumb-detail">{one.state}</p> : null}
          </li>
        ))}
      </ol>
      {file?.copy ? <LargeView key={file.id} file={file} words={words} close={() => choose(null)} /> : null}
    </>
  );
}

function LargeView(props: { file: ViewerFile; words: ViewerWords; close: () => void }): ReactElement {
  const { file, words } = props;
  const [step, setStep] = useState(0);
  const [quarter, setQuarter] = useState(0);
  const scale = ZOOM_STEPS[step] ?? 1;
  const reset = () => {
    setStep(0);
    setQuarter(0);
  };
  const tools = [
    { key: "+", label: words.zoomIn, act: () => setStep(Math.min(step + 1, LAST_STEP)) },
    { key: "-", label: words.zoomOut, act: () => setStep(Math.max(step - 1, 0)) },
    { key: "r", label: words.rotate, act: () => setQuarter((quarter + 1) % 4) },
    { key: "0", label: words.reset, act: reset },
    { key: "Escape", label: words.close, act: props.close },
  ];
  return (
    <section className="viewer" aria-label={`${words.viewer}: ${file.name}`}>
      <div className="actions">
        {tools.map(({ key, label, act }) => (
          <button key={key} type="button" className="button secondary" aria-keyshortcuts={key} onClick={act}>
            {label}
          </button>
        ))}
        <a href={file.copy ?? ""} target="_blank" rel="noreferrer">
          {words.open}
        </a>
        {file.original ? <a href={file.original}>{words.original}</a> : null}
      </div>
      {/* A keyboard can only scroll what takes focus. */}
      <section className="viewer-stage" aria-label={words.viewer} {...{ tabIndex: 0 }}>
        <img
          src={file.copy ?? ""}
          alt={file.name}
          style={{ width: `${scale * 100}%`, transform: `rotate(${quarter * 90}deg)` }}
        />
      </section>
      <dl className="viewer-facts">
        {file.facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
