import { z } from "zod";
import type { Priority } from "@/lib/cases/priority";
import { PRIORITY_REASONS } from "@/lib/cases/priority-weights";

const stored = z.object({
  weights: z.string(),
  hours: z.number(),
  reasons: z.array(z.object({ reason: z.enum(PRIORITY_REASONS), hours: z.number(), count: z.number().optional() })),
});

/** Why a track stands where it stands, besides its clock. `daysSetBack` wins: then the reasons do not count for now. */
export type Standing = { readonly daysSetBack: number; readonly priority: Priority | null };

/** Reads back what rankCase kept; null for a track that was placed by its clock before there was anything else. */
export function storedStanding(row: { setBackDays: number; priority: unknown }): Standing {
  const read = stored.safeParse(row.priority);
  return { daysSetBack: row.setBackDays, priority: read.success ? read.data : null };
}
