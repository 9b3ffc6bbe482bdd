import type { Permission } from "@/lib/access/roles";
import type { StepRequest } from "@/lib/cases/transitions";

export type TransitionActor =
  | { readonly kind: "staff"; readonly staff: { readonly id: string; readonly permissions: readonly Permission[] } }
  | { readonly kind: "reporter" | "system" };

/** `version` is the track's as the asker saw it; without one, whatever it is now. */
export type TransitionInput = StepRequest & {
  readonly trackId: string;
  readonly version?: number | undefined;
  /** Kept in the event: the form that asked for this step. */
  readonly once?: string | undefined;
  readonly actor: TransitionActor;
  readonly at: Date;
};
