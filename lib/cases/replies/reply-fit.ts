import { ACTIONS, type Action } from "@/lib/cases/step";
import { POSITIONS, type TrackKind } from "@/lib/cases/track";
import { stepFor } from "@/lib/cases/transitions";

/** What a reply is made for; null: for anything. A ground by its list and name, as in `supplement.order_proof`. */
export type ReplyFit = {
  readonly track: string | null;
  readonly action: string | null;
  readonly ground: string | null;
  readonly behaviour: string | null;
};

/** What is being written: null where there is none of it (a message rests on no step), "" where it is still open. */
export type Situation = {
  readonly track: TrackKind | "";
  readonly action: Action | null;
  readonly ground: string | null;
  readonly behaviour: string;
};

const FACETS = ["track", "action", "ground", "behaviour"] as const;

/** In how many respects a reply is made for just this; null when it is made for something else. */
export function fitFor(fit: ReplyFit, situation: Situation): number | null {
  const asked = FACETS.filter((facet) => fit[facet] !== null && situation[facet] !== "");
  const met = asked.filter((facet) => fit[facet] === situation[facet]);
  return met.length === asked.length ? met.length : null;
}

export type SortedReplies<R> = { readonly recommended: readonly R[]; readonly others: readonly R[] };

/** The replies that fit, best first, and apart from them all others; equals by their names. */
export function sortReplies<R extends ReplyFit & { readonly name: string }>(
  replies: readonly R[],
  situation: Situation,
): SortedReplies<R> {
  const byName = replies.toSorted((one, other) => one.name.localeCompare(other.name, "zh-CN"));
  const measured = byName.map((reply) => ({ reply, fit: fitFor(reply, situation) }));
  const fitting = measured.filter(({ fit }) => fit !== null);
  return {
    recommended: fitting.toSorted((one, other) => (other.fit ?? 0) - (one.fit ?? 0)).map(({ reply }) => reply),
    others: measured.filter(({ fit }) => fit === null).map(({ reply }) => reply),
  };
}

/** Whether any step of any track is like this: a reply for one that does not exist would never be recommended. */
export function fitExists({ track, action, ground }: Omit<ReplyFit, "behaviour">): boolean {
  if (!track && !action && !ground) return true;
  return POSITIONS.filter((position) => !track || position.track === track).some((position) =>
    ACTIONS.filter((one) => !action || one === action).some((one) => {
      const step = stepFor(position, one);
      return step !== null && step.message !== "none" && (!ground || step.ground === ground.split(".")[0]);
    }),
  );
}

/** The steps that say something to the reporter: those that a reply can be made for. */
export const TELLING_ACTIONS = ACTIONS.filter((action) => fitExists({ track: null, action, ground: null }));
