/** The steps of a scale that people count in. */
const STEPS = [1, 2, 4, 5, 10];

/** The end of a scale from nothing to at least `largest`, in four equal steps of whole numbers. */
export function scaleEnd(largest: number): number {
  const step = Math.max(1, largest) / 4;
  const tens = 10 ** Math.max(0, Math.floor(Math.log10(step)));
  const found = STEPS.map((one) => one * tens).find((one) => one >= step);
  return 4 * (found ?? 10 * tens);
}

/** Which of so many points carry a label below: the first, the last, and some between them at equal distances. */
export function labelled(points: number, most: number): (at: number) => boolean {
  const every = Math.max(1, Math.ceil((points - 1) / (most - 1)));
  return (at) => at === points - 1 || (at % every === 0 && points - 1 - at >= every);
}
