import type { ReactElement } from "react";

const stone =
  "M5.4 4.4 21 3.4l17 .8 19-.6 2.6 1.1.9 4.2-.7 19 .6 22-.4 3.1.6 21-.8 19 .4 12.2-1.3 4-4.6 1.2-14-.6-2 .9-17-.4-15.6.7-3.2-1.7-.8-3.9.7-21-.8-18 .3-2.4-.6-24 .8-17.2-.6-14.5Z";
const zhen =
  "M32.1 8.2 32 16M9.4 16.6l45.4-.6M18.8 45.3 19 23.2l25.6-.4.3 22.4M19.4 30.4h24.8M19.4 37.7l25-.2M7.2 46.1l49.6-.5M25.4 48.2l-11 8.4M39 48l11.2 8";
const ping =
  "M10.4 63.2l6.6 4.9M7 75.9l10.6-.4V98l8-6.2M26.4 65.6l30-.5M31.6 71.4l3.4 8.8M52 71.2l-3.6 8.8M23.4 85.6l34.4-.6M41.4 65.8 41.7 104.6";
/** Where the paste did not take. */
const bare = "M4.2 32.5h0M60.6 60.8h0M14.2 107.8h0M61 21h0M51.5 108.6h0M3.6 86h0";

/**
 * 朱印: vermilion only where the service vouches for something (receipt, decision, notice, packet); `ink` is the
 * house mark everywhere else. Decorative unless it has a title.
 */
export function Seal(props: { title?: string | undefined; tone?: "seal" | "ink" | undefined }): ReactElement {
  const className = `seal ${props.tone ?? "seal"}`;
  if (!props.title) {
    return (
      <svg className={className} viewBox="0 0 64 112" aria-hidden="true">
        <Strokes />
      </svg>
    );
  }
  return (
    <svg className={className} viewBox="0 0 64 112" role="img" aria-label={props.title}>
      <Strokes />
    </svg>
  );
}

function Strokes(): ReactElement {
  return (
    <>
      <path className="stone" d={stone} />
      <path className="cut" d={zhen + ping} />
      <path className="bare" d={bare} />
    </>
  );
}
