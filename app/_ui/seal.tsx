import type { ReactElement } from "react";

const stone =
  "M5 3.2 21 2l17 .9 20-.7 3 1.3 1 4.6-.6 19 .7 22-.4 3.1.5 21-.8 19 .5 12.2-1.6 5-5.3 1.3-14-.6-2 .9-17-.4-16 .7-3.6-1.9-.9-4.3.7-21-.8-18 .3-2.4-.6-24 .8-17.2-.6-14.5Z";
const zhen =
  "M31.8 9.5 32 17M11 17l42-.5M20 45.5 20.2 24l23.8-.3.2 21.8M20.5 31h23M20.5 38l23.2-.2M8 46.2l48-.4M24 50l-9 7M40 50l9 6.6";
const ping =
  "m12 62.5 6 5.2M8 76.5l10.5-.3V97l6.5-5.5M27 66.8l29-.4M32.5 72l3.2 8M51 71.8l-3.4 8M24 85.2l33-.5M41.3 67 41.5 103";

/**
 * 朱印: vermilion only where the service vouches for something (receipt, decision, notice, packet); `ink` is the
 * house mark everywhere else. Decorative unless it has a title.
 */
export function Seal(props: { title?: string | undefined; tone?: "seal" | "ink" | undefined }): ReactElement {
  const spoken = props.title ? { role: "img", "aria-label": props.title } : { "aria-hidden": true };
  return (
    <svg className={`seal ${props.tone ?? "seal"}`} viewBox="0 0 64 112" {...spoken}>
      {props.title ? <title>{props.title}</title> : null}
      <path className="stone" d={stone} />
      <path className="cut" d={zhen + ping} />
    </svg>
  );
}
