import type { ReactElement } from "react";
import { assetAddress } from "@/app/_server/assets";
import { type ShadeLook, ShadeSwitch, shadeClass } from "@/app/_ui/shade-switch";

export type ViewerFile = {
  id: string;
  name: string;
  thumb: string | null;
  /** The safe copy; null while there is none. */
  copy: string | null;
  facts: readonly { label: string; value: string }[];
  state: string | null;
  /** How it is hidden until it is asked for, why, and the words of its switch. */
  shade: (ShadeLook & { label: string; why: string }) | null;
  /** Null where only pictures for the page go out. */
  original: string | null;
  /** Where what was read on it is confirmed, and masks are moved; of a held one, where somebody decides about it. */
  link: { href: string; label: string } | null;
};

export type ViewerWords = Record<
  "list" | "viewer" | "open" | "original" | "zoomIn" | "zoomOut" | "rotate" | "reset" | "close" | "asItIs",
  string
>;

/**
 * Files of a case: small pictures to choose from, and, with script, one large that can be enlarged and turned. What is
 * large stands ready in a template beside its small picture; app/_scripts/evidence.js shows it.
 */
export function EvidenceViewer({ files, words }: { files: readonly ViewerFile[]; words: ViewerWords }): ReactElement {
  return (
    <>
      <ol className="thumbs" aria-label={words.list} data-files>
        {files.map((file) => (
          <li key={file.id} className={shadeClass(file.shade) || undefined}>
            <a href={addressOf(file)}>
              <span className="thumb-frame">
                {file.thumb ? <img src={file.thumb} alt="" loading="lazy" /> : <span className="thumb-stand" />}
              </span>
              <span className="thumb-kind">{file.name}</span>
            </a>
            <Unshade file={file} words={words} />
            {file.link ? (
              <a className="thumb-detail" href={file.link.href}>
                {file.link.label}
              </a>
            ) : null}
            {file.state ? <p className="thumb-detail">{file.state}</p> : null}
            {file.copy ? (
              <template>
                <LargeView file={file} copy={file.copy} words={words} />
              </template>
            ) : null}
          </li>
        ))}
      </ol>
      <div />
      <script type="module" src={assetAddress("evidence.js")} />
    </>
  );
}

/** Without script a hidden picture leads to its own page, where it is hidden as well, or else to its switch. */
function addressOf({ id, shade, link, copy, original }: ViewerFile): string | undefined {
  if (shade) return link?.href ?? `#show-${id}`;
  return copy ?? original ?? undefined;
}

type FileProps = { file: ViewerFile; words: ViewerWords };

function Unshade({ file: { id, name, shade, copy }, words }: FileProps): ReactElement | null {
  if (!shade) return null;
  return (
    <>
      <ShadeSwitch id={`show-${id}`} label={shade.label} name={name} why={shade.why} />
      {copy ? (
        <a className="thumb-detail when-shown" href={copy} target="_blank" rel="noreferrer">
          {words.open}
        </a>
      ) : null}
    </>
  );
}

const TOOLS = [
  { key: "+", does: "zoomIn" },
  { key: "-", does: "zoomOut" },
  { key: "r", does: "rotate" },
  { key: "0", does: "reset" },
  { key: "v", does: "asItIs" },
  { key: "Escape", does: "close" },
] as const;

function LargeView({ file, copy, words }: FileProps & { copy: string }): ReactElement {
  return (
    <section className={shadeClass(file.shade, "viewer")} aria-label={`${words.viewer}: ${file.name}`}>
      <div className="actions">
        {TOOLS.filter(({ does }) => does !== "asItIs" || file.shade).map(({ key, does }) => (
          <button key={key} type="button" className="button secondary" aria-keyshortcuts={key} data-does={does}>
            {words[does]}
          </button>
        ))}
        <a href={copy} target="_blank" rel="noreferrer" data-open>
          {words.open}
        </a>
        {file.original ? <a href={file.original}>{words.original}</a> : null}
      </div>
      {/* A keyboard can only scroll what takes focus. */}
      <section className="viewer-stage" aria-label={words.viewer} {...{ tabIndex: 0 }}>
        {/* Lazy, or it would be fetched, and put on record as seen, before anybody asks for it. */}
        <img src={copy} alt={file.name} loading="lazy" />
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
