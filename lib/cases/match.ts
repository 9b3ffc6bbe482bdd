import { IDENTIFIER_KINDS, type IdentifierKind } from "@/lib/cases/identifiers";

/**
 * What two cases have in common. `picture`: a file shows the same, perhaps saved again. `reporter`: the same contact was
 * left, which says nothing about either case.
 */
export type MatchReason = IdentifierKind | "picture" | "reporter";

/** Another case that has something in common with one: the same sign, contact or picture, and not what is only alike. */
export type MatchingCase = {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly openedAt: Date;
  readonly reasons: readonly MatchReason[];
};

/** The order in which reasons are said: who is meant, what was used, who wrote. */
const REASONS: readonly MatchReason[] = [...IDENTIFIER_KINDS, "picture", "reporter"];

/** The reasons once each, in order; a shop that is known to be the same need not be named as well. */
export function reasonsToSay(found: readonly string[]): MatchReason[] {
  return REASONS.filter((reason) => found.includes(reason) && !(reason === "shop_name" && found.includes("merchant")));
}
