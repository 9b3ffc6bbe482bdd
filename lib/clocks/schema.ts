import { z } from "zod";
import type { Clock } from "@/lib/clocks/clock";

/** Reads a clock back from a row whose pauses and extension are JSON; throws when the row is not a clock. */
export const storedClock = z.object({
  ruleId: z.string(),
  ruleVersion: z.string(),
  startedAt: z.date(),
  pauses: z.array(z.object({ from: jsonDate(), to: jsonDate().nullable(), reason: z.string() })),
  extension: z.object({ amount: z.int().positive(), reason: z.string(), approvedAt: jsonDate() }).nullable(),
  stoppedAt: z.date().nullable(),
}) satisfies z.ZodType<Clock>;

function jsonDate() {
  return z.union([z.date(), z.iso.datetime().transform((text) => new Date(text))]);
}
