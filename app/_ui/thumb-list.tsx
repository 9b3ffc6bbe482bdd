import type { ReactElement, ReactNode } from "react";

/** A submit button of the surrounding form; `hidden` completes its name for a listener. */
export type ThumbAction = { name: string; value: string; label: string; hidden: string };

export type Thumb = {
  key: string;
  image?: { src: string; width: number; height: number; alt: string } | undefined;
  /** Stands in for a picture that cannot be shown, for example "PDF". */
  stand?: string | undefined;
  kind: ReactNode;
  size: string;
  /** The first characters of the file's SHA-256, for comparing with the receipt. */
  hash: string;
  detail?: ReactNode;
  actions?: readonly ThumbAction[] | undefined;
};

/** Files as one would lay prints on a table. */
export function ThumbList(props: { items: readonly Thumb[]; label: string }): ReactElement {
  return (
    <ol className="thumbs" aria-label={props.label}>
      {props.items.map((item) => (
        <li key={item.key}>
          <Picture item={item} />
          <p className="thumb-kind">{item.kind}</p>
          <p className="thumb-facts">
            {item.size} <code>{item.hash}</code>
          </p>
          {item.detail ? <div className="thumb-detail">{item.detail}</div> : null}
          {item.actions?.map((action) => (
            <ActionButton key={action.name} action={action} />
          ))}
        </li>
      ))}
    </ol>
  );
}

function Picture({ item }: { item: Thumb }): ReactElement {
  if (!item.image) return <div className="thumb-stand">{item.stand}</div>;
  const { src, width, height, alt } = item.image;
  return <img src={src} width={width} height={height} alt={alt} loading="lazy" decoding="async" />;
}

function ActionButton({ action }: { action: ThumbAction }): ReactElement {
  return (
    <button type="submit" className="quiet" name={action.name} value={action.value}>
      {action.label}
      <span className="vh"> {action.hidden}</span>
    </button>
  );
}
