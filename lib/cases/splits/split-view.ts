import type { EvidenceView } from "@/lib/evidence/queries";

type Made = { readonly at: Date; readonly by: string; readonly reason: string };

/** The case that this one was opened from, and the files of it that are referred to: they stay there. */
export type SplitFrom = Made & { readonly reference: string; readonly evidence: readonly EvidenceView[] };
export type SplitInto = Made & { readonly reference: string };
export type Splits = { readonly splitFrom: SplitFrom | null; readonly splitInto: readonly SplitInto[] };

export const NO_SPLITS: Splits = { splitFrom: null, splitInto: [] };
