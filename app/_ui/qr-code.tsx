import type { ReactElement } from "react";

/** A QR code from its modules, black on white in every scheme: cameras need the contrast. */
export function QrCode(props: { modules: readonly (readonly boolean[])[]; label: string }): ReactElement {
  const size = props.modules.length;
  const path = props.modules.map((row, y) => rowPath(row, y)).join("");
  return (
    <svg
      className="qr"
      viewBox={`-2 -2 ${size + 4} ${size + 4}`}
      role="img"
      aria-label={props.label}
      shapeRendering="crispEdges"
    >
      <path d={path} stroke="#000" />
    </svg>
  );
}

/** Dark runs of a row as strokes, each placed from where the last one ended: a dense code is a page's heaviest part. */
function rowPath(row: readonly boolean[], y: number): string {
  const line = row.map((dark) => (dark ? "1" : "0")).join("");
  let at = 0;
  const runs = [...line.matchAll(/1+/g)].map(({ 0: run, index }) => {
    const move = at === 0 ? `M${index} ${y}.5` : `m${index - at} 0`;
    at = index + run.length;
    return `${move}h${run.length}`;
  });
  return runs.join("");
}
