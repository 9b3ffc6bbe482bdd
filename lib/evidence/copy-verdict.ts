import type { DecodeFailure } from "@/lib/evidence/decoder/order";

/** Why a file waits for a person: nothing of it is shown in a page until somebody has decided. */
export type HeldReason = "infected" | "not_scanned";

/** What became of the working copy. A file without one of these after a while is held, too: see `copyState`. */
export type CopyVerdict =
  | { copyVerdict: "ready" }
  | { copyVerdict: "cannot_preview"; copyReason: DecodeFailure }
  | { copyVerdict: "held"; copyReason: HeldReason };

export type CopyState = "waiting" | "ready" | "cannot_preview" | "held";

/** Copies take seconds; a queue that was full takes minutes. */
const LONGEST_WAIT_MS = 10 * 60_000;

/** What staff are told of a working copy. Without a verdict nobody vouches for the file. */
export function copyState(verdict: string | null, receivedAt: Date, now: Date): CopyState {
  if (verdict === "ready" || verdict === "cannot_preview" || verdict === "held") return verdict;
  return now.getTime() - receivedAt.getTime() > LONGEST_WAIT_MS ? "held" : "waiting";
}
