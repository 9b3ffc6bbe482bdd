/** The live figures of an office; each is also a list of the queue, which shows what was counted and nothing else. */
export const FIGURES = [
  "came_today",
  "pending",
  "first_look",
  "under_way",
  "with_reporter",
  "overdue",
  "due_soon",
  "oldest",
] as const;
export type Figure = (typeof FIGURES)[number];

/** Those that add up to everything pending. */
export const STAGES = ["first_look", "under_way", "with_reporter"] as const satisfies readonly Figure[];
export type Stage = (typeof STAGES)[number];

const SOON_HOURS = 24;

/** The last instant that still counts as due soon. */
export function soonAfter(now: Date): Date {
  return new Date(now.getTime() + SOON_HOURS * 3_600_000);
}

export function isFigure(text: string | null): text is Figure {
  return FIGURES.some((figure) => figure === text);
}
