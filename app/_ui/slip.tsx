import type { ReactElement, ReactNode } from "react";
import { Seal } from "./seal";

/** The frame of a receipt: something to keep. One A4 in print, one screen on a phone. */
export function Slip(props: {
  heading: ReactNode;
  /** What the seal says to those who cannot see it, for example "真评盖章". */
  sealTitle: string;
  issued?: ReactNode;
  children: ReactNode;
}): ReactElement {
  return (
    <article className="slip">
      <header>
        <h1>{props.heading}</h1>
        {props.issued ? <p className="issued">{props.issued}</p> : null}
        <Seal title={props.sealTitle} />
      </header>
      {props.children}
    </article>
  );
}

/** One line of a slip: what it is, what it says, and a note under it. */
export function SlipEntry(props: {
  label: ReactNode;
  children: ReactNode;
  note?: ReactNode;
  strong?: boolean | undefined;
}): ReactElement {
  return (
    <div className={props.strong ? "slip-entry strong" : "slip-entry"}>
      <p className="slip-label">{props.label}</p>
      <div className="slip-value">{props.children}</div>
      {props.note ? <p className="hint">{props.note}</p> : null}
    </div>
  );
}

/** The part below the perforation: QR and signature. `dense` for a code with much in it, which cameras need larger. */
export function SlipStub(props: { qr?: ReactNode; dense?: boolean | undefined; children: ReactNode }): ReactElement {
  return (
    <div className="slip-stub">
      {props.qr ? <div className={props.dense ? "qr dense" : "qr"}>{props.qr}</div> : null}
      <div>{props.children}</div>
    </div>
  );
}
