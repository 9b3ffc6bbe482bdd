/** What somebody does on a day as a rule, by their own last days; `limit` is where "much more than usual" begins. */
export type Usual = { readonly median: number; readonly limit: number; readonly days: number };

/** Days back that count as somebody's usual. */
export const USUAL_DAYS = 28;
/** With fewer days at work than these there is no usual, and nothing is compared with it. */
const FEWEST_DAYS = 10;
/** Turns the median absolute deviation into what a standard deviation would be, were the days spread evenly. */
const MAD_SCALE = 1.4826;
const FAR = 5;

/** Median and MAD, which a few wild days do not move as they would a mean; null: too little is known to compare. */
export function usualOf(values: readonly number[]): Usual | null {
  if (values.length < FEWEST_DAYS) return null;
  const median = medianOf(values);
  const mad = medianOf(values.map((value) => Math.abs(value - median)));
  const spread = Math.max(MAD_SCALE * mad, 0.15 * median, 1);
  return { median, limit: Math.ceil(median + FAR * spread), days: values.length };
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
