/** What a hold rests on; whoever places one names it. */
export const HOLD_BASES = ["suit", "investigation", "court_request", "authority_request", "expected_dispute"] as const;
export type HoldBasis = (typeof HOLD_BASES)[number];

/** Why a hold may end. That the file is old, or somebody in its way, is not among them. */
export const LIFT_PURPOSES = ["matter_ended", "request_withdrawn", "placed_in_error"] as const;
export type LiftPurpose = (typeof LIFT_PURPOSES)[number];

/** A hold as staff of the owner read it. */
export type HoldView = {
  readonly id: string;
  readonly basis: string;
  readonly matter: string;
  readonly reason: string;
  readonly placedBy: string;
  readonly placedAt: Date;
  /** The number of the held case that the asked one is carried on in, and where this hold is lifted; null for its own. */
  readonly heldWith: string | null;
  /** Null while the case is kept as it is. */
  readonly lifted: { readonly at: Date; readonly askedBy: string; readonly approvedBy: string } | null;
};
