/** Why a case is left out of a bulk order: before it is given, or when its turn comes. Closed; each has its sentence. */
export const BULK_REASONS = [
  "out_of_reach",
  "unread",
  "changed_since_read",
  "recused",
  "other_track",
  "illegal_from_state",
  "not_permitted",
  "already_done",
  "own_work",
  "already_so",
  "ended",
  "taken",
  "target_unknown",
  "target_recused",
  "colleague_recused",
  "colleague_unknown",
  "extension_refused",
  "unfilled",
  "checks_open",
  "changed",
  "failed",
] as const;
export type BulkReason = (typeof BULK_REASONS)[number];

/** How the use cases of a single case call what here is called otherwise. */
const ALSO: Readonly<Record<string, BulkReason>> = {
  stale: "changed",
  not_claimed: "taken",
  not_found: "out_of_reach",
};

/** The refusal of a use case as the reason of an item; what only a form can get wrong does not come up in an order. */
export function reasonOf(refusal: string): BulkReason {
  return BULK_REASONS.find((known) => known === refusal) ?? ALSO[refusal] ?? "failed";
}
