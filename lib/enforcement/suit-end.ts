import type { PlainDate } from "@/lib/clocks/plain-date";
import type { SuitMove } from "@/lib/enforcement/suit";

/** With which moves a suit is over. A judgment that can still be appealed is none of them. */
export const SUIT_ENDS = ["take_effect", "settle", "withdraw"] as const satisfies readonly SuitMove[];
export type SuitEnd = { readonly by: (typeof SUIT_ENDS)[number]; readonly day: PlainDate };

/** Since when a suit is over, in China, and how it ended; null while it goes on. */
export function endOfSuit(steps: readonly { move: string; day: PlainDate }[]): SuitEnd | null {
  for (const { move, day } of steps) {
    const by = SUIT_ENDS.find((one) => one === move);
    if (by) return { by, day };
  }
  return null;
}
