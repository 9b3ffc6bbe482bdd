import type { Permission } from "@/lib/access/roles";

/** What makes a report one in bad faith. To be wrong, to be angry, or to report often is not among them. */
export const BAD_FAITH_GROUNDS = ["forged_material", "another_identity", "known_untrue", "leverage"] as const;
export type BadFaithGround = (typeof BAD_FAITH_GROUNDS)[number];

/** How long a mark counts; a rule of the house. */
export const MARK_DAYS = 365;

/** A mark as far as its next move depends on it. */
export type Mark = {
  readonly askedById: string;
  readonly approvedById: string;
  readonly expiresAt: Date;
  readonly appealedAt: Date | null;
  readonly appealDecidedAt: Date | null;
  readonly lifted: boolean;
};
export type MarkStanding = "in_force" | "appealed" | "kept" | "lifted" | "over";

export function standingOf({ expiresAt, appealedAt, appealDecidedAt, lifted }: Mark, at: Date): MarkStanding {
  if (lifted) return "lifted";
  if (expiresAt <= at) return "over";
  if (appealDecidedAt) return "kept";
  return appealedAt ? "appealed" : "in_force";
}

export type AppealRefusal = "not_permitted" | "own_mark" | "illegal_from_state";
type Actor = { readonly id: string; readonly permissions: readonly Permission[] };

/** Why this person may not decide about the appeal; null when they may. It takes a third one, whatever else they hold (ABU-06). */
export function appealRefusal(mark: Mark, actor: Actor, at: Date): AppealRefusal | null {
  if (!actor.permissions.includes("case:decide:final")) return "not_permitted";
  if (actor.id === mark.askedById || actor.id === mark.approvedById) return "own_mark";
  return standingOf(mark, at) === "appealed" ? null : "illegal_from_state";
}
