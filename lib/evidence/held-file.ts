import { z } from "zod";
import { copyState } from "@/lib/evidence/copy-verdict";

/** `show`: as any other picture, masked. `keep_closed`: nothing of it here; the sealed original stays. */
export const HELD_DECISIONS = ["show", "keep_closed"] as const;
export type HeldChoice = (typeof HELD_DECISIONS)[number];

export const LONGEST_REASON = 500;

export const heldDecisionSchema = z.object({
  decision: z.enum(HELD_DECISIONS, { error: "missing" }),
  because: z.string().trim().min(1, "empty").max(LONGEST_REASON, "too_long"),
});
export type HeldField = keyof z.infer<typeof heldDecisionSchema>;

export type HeldFile = { copyVerdict: string | null; copyReason: string | null; receivedAt: Date };
export type WhyHeld = "infected" | "not_scanned" | "no_verdict";

/** Why a file waits for a person; null when it does not. */
export function whyHeld({ copyVerdict, copyReason, receivedAt }: HeldFile, now: Date): WhyHeld | null {
  if (copyState(copyVerdict, receivedAt, now) !== "held") return null;
  return copyReason === "infected" || copyReason === "not_scanned" ? copyReason : "no_verdict";
}
