import { z } from "zod";
import type { DraftAnswers } from "@/lib/reports/draft";

/** Who may agree for a child. Asked so that it is thought of; only that somebody agreed is kept (T15). */
export const RELATIONS = ["parent", "guardian"] as const;

/** A guardian's word: who they are to the child, and that they agree. No name. */
export const guardianSchema = z.object({
  relation: z.enum(RELATIONS, { error: "relation" }),
  agrees: z.array(z.literal("yes", { error: "agrees" })).min(1, { error: "agrees" }),
});

/** Whether a child's report waits for a guardian: until then no contact is taken and nothing is sent. */
export function waitsForGuardian({ guardian }: DraftAnswers): boolean {
  return guardian !== undefined && !guardian.agreed;
}
