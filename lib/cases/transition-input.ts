import type { Permission } from "@/lib/access/roles";
import type { ReplyRef } from "@/lib/cases/replies/record-reply-use";
import type { StepRequest } from "@/lib/cases/transitions";

export type TransitionActor =
  | {
      readonly kind: "staff";
      readonly staff: { readonly id: string; readonly permissions: readonly Permission[] };
      /** On the page of merging, after both cases were looked at. */
      readonly merging?: { readonly mergeId: string };
    }
  | { readonly kind: "reporter" | "system" };

/** `version` is the track's as the asker saw it; without one, whatever it is now. */
export type TransitionInput = StepRequest & {
  readonly trackId: string;
  readonly version?: number | undefined;
  /** Kept in the event: the form that asked for this step. */
  readonly once?: string | undefined;
  /** Kept in the event: the bulk order that this step is part of. */
  readonly order?: string | undefined;
  /** The rule that asks for this step, where no person does. Its version stands in the event. */
  readonly because?: { readonly rule: string; readonly version: number; readonly tellTarget: boolean } | undefined;
  /** The reply that the message began with. */
  readonly reply?: ReplyRef | undefined;
  readonly actor: TransitionActor;
  readonly at: Date;
};
