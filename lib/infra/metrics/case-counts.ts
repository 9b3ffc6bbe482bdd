/** What the cases' own domain counts for a scrape; the machines only show it. */
export type CaseCounts = {
  readonly stages: readonly { readonly stage: string; readonly count: number }[];
  readonly dueSoon: number;
  readonly cameToday: number;
  /** How long the oldest track has waited for a first look; 0 when none waits. */
  readonly oldestSeconds: number;
};
