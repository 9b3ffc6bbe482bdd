import type { Permission } from "@/lib/access/roles";

/** A batch as far as its next move depends on it. */
export type Batch = {
  readonly reviewedById: string | null;
  readonly decision: string | null;
  readonly finishedAt: Date | null;
  /** Who took items out, to be kept for longer. */
  readonly keptBy: readonly string[];
};
export type BatchStanding = "proposed" | "reviewed" | "approved" | "refused" | "finished";

/** `change` is taking an item out, or putting it back. */
export const BATCH_MOVES = ["change", "review", "approve", "refuse"] as const;
export type BatchMove = (typeof BATCH_MOVES)[number];
export type BatchRefusal = "already_reviewed" | "not_reviewed" | "already_decided" | "own_review" | "not_permitted";
export type BatchActor = { readonly id: string; readonly permissions: readonly Permission[] };

const NEEDS = {
  change: "disposal:review",
  review: "disposal:review",
  approve: "disposal:approve",
  refuse: "disposal:approve",
} as const satisfies Record<BatchMove, Permission>;

export function batchStanding({ decision, finishedAt, reviewedById }: Batch): BatchStanding {
  if (finishedAt !== null) return "finished";
  if (decision !== null) return decision === "approved" ? "approved" : "refused";
  return reviewedById === null ? "proposed" : "reviewed";
}

/**
 * Why this person may not make this move; null when they may. Persons count, not sessions or roles (SEC-09): whoever
 * reviewed, or had something kept for longer, never approves. Refusing keeps everything, so that is anybody's who may
 * answer, at any time before.
 */
export function batchRefusal(batch: Batch, move: BatchMove, { id, permissions }: BatchActor): BatchRefusal | null {
  if (!permissions.includes(NEEDS[move])) return "not_permitted";
  const standing = batchStanding(batch);
  if (standing !== "proposed" && standing !== "reviewed") return "already_decided";
  if (move === "refuse") return null;
  if (move !== "approve") return standing === "proposed" ? null : "already_reviewed";
  if (standing === "proposed") return "not_reviewed";
  return batch.reviewedById === id || batch.keptBy.includes(id) ? "own_review" : null;
}
