/** How reliable a source is, from A to E; F: cannot be judged. */
export const RELIABILITIES = ["A", "B", "C", "D", "E", "F"] as const;
export type Reliability = (typeof RELIABILITIES)[number];

/** How credible what it says is, from 1 to 5; 6: cannot be judged. */
export const CREDIBILITIES = ["1", "2", "3", "4", "5", "6"] as const;
export type Credibility = (typeof CREDIBILITIES)[number];

export type Grade = { readonly reliability: Reliability; readonly credibility: Credibility };

/** The weakest source and the weakest content among several: a sum is no better than its worst part. Null for none. */
export function weakest(grades: readonly Grade[]): Grade | null {
  const reliability = RELIABILITIES.findLast((letter) => grades.some((grade) => grade.reliability === letter));
  const credibility = CREDIBILITIES.findLast((digit) => grades.some((grade) => grade.credibility === digit));
  return reliability && credibility ? { reliability, credibility } : null;
}
