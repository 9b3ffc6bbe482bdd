import type { ReactElement } from "react";

const WIDTH = 100;

/** How a pile is made up, against the largest one; beside the numbers, never instead of them. */
export function StageBar({ counts, most }: { counts: readonly [number, number, number]; most: number }): ReactElement {
  const scale = WIDTH / Math.max(1, most);
  const [look, office, reporter] = counts;
  return (
    <svg className="stage-bar" viewBox={`0 0 ${WIDTH} 12`} preserveAspectRatio="none" aria-hidden="true">
      <rect className="look" width={look * scale} height="12" />
      <rect className="office" x={look * scale} width={office * scale} height="12" />
      <rect className="reporter" x={(look + office) * scale} y="3" width={reporter * scale} height="6" />
    </svg>
  );
}
