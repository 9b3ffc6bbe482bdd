import type { Clock } from "@/lib/clocks/clock";
import type { EvidenceView } from "@/lib/evidence/queries";

type Made = { readonly at: Date; readonly by: string; readonly reason: string };

/** The case in which this one is handled now, and who merged it, why. */
export type MergedInto = Made & { readonly head: string };

/** A case that is handled here, read through the link: nothing of it was moved. */
export type MergedHere = Made & {
  readonly reference: string;
  readonly title: string;
  /** The case that it was merged into; another one than this where cases were merged one after the other. */
  readonly through: string;
  readonly evidence: readonly EvidenceView[];
  /** What still runs for its reporter. */
  readonly clocks: readonly Clock[];
  readonly messages: number;
  readonly lastMessageAt: Date | null;
};

export type Merges = { readonly mergedInto: MergedInto | null; readonly mergedHere: readonly MergedHere[] };

export const NO_MERGES: Merges = { mergedInto: null, mergedHere: [] };
