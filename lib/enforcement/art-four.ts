import type { DutyLine } from "@/lib/enforcement/duty";
import type { Extent } from "@/lib/enforcement/extent";

/** The three items that a suit is filed with (2020 interpretation, art. 4). */
export const ITEMS = ["complaint", "harm", "duty"] as const;
export type Item = (typeof ITEMS)[number];

export const GAPS = {
  complaint_missing: "complaint",
  claims_missing: "complaint",
  statement_missing: "harm",
  packet_missing: "harm",
  consumers_missing: "harm",
  duty_missing: "duty",
} as const satisfies Record<string, Item>;
export type Gap = keyof typeof GAPS;

export type Papers = {
  readonly complaint: string;
  readonly claims: readonly string[];
  readonly harm: string;
  /** Evidence packets that are made. */
  readonly packets: number;
  readonly extent: Pick<Extent, "reporters" | "consumers">;
  readonly duty: readonly DutyLine[];
};

/** "Many" is for people to argue; one consumer alone is a case of their own. */
const FEWEST_CONSUMERS = 2;

/** What is still missing, in the order of the items. Nothing missing does not mean that a court is convinced. */
export function gapsIn({ complaint, claims, harm, packets, extent, duty }: Papers): readonly Gap[] {
  const consumers = Math.max(extent.reporters, extent.consumers?.high ?? 0);
  const missing: Record<Gap, boolean> = {
    complaint_missing: complaint === "",
    claims_missing: claims.length === 0,
    statement_missing: harm === "",
    packet_missing: packets === 0,
    consumers_missing: consumers < FEWEST_CONSUMERS,
    duty_missing: duty.length === 0,
  };
  return (Object.keys(GAPS) as Gap[]).filter((gap) => missing[gap]);
}
