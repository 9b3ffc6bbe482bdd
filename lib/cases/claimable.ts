import { isOpen, type Position } from "@/lib/cases/track";

export type ClaimFacts = {
  /** Of its tracks, and of the report that one of them is carried on in. */
  readonly positions: readonly Position[];
  /** Whether a step is this person's to take from there: to reopen, to note an appeal, to have a clue checked. */
  readonly steps: boolean;
  /** Whether a period still runs for somebody. */
  readonly owed: boolean;
  /** The last word between office and reporter is the reporter's, and this person may answer. */
  readonly unanswered: boolean;
};

/**
 * Whether anything is left that somebody needs the case in hand for. What has ended nobody takes to do nothing with it;
 * notes, files and holds for a suit need no claim.
 */
export function isClaimable({ positions, steps, owed, unanswered }: ClaimFacts): boolean {
  return positions.some(isOpen) || steps || owed || unanswered;
}
