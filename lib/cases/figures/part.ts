import { NO_UNIT, type QueueFilter, readQueueFilter } from "@/lib/cases/queue-filter";

/** How an office's work can be parted; the names are those of the queue's address. */
export const PARTINGS = ["unit", "platform", "kind", "track"] as const;
export type Parting = (typeof PARTINGS)[number];

/** What a figure counts: everything, one desk, one platform, one kind of behaviour, or one track. */
export type Part =
  | { readonly dimension: "all"; readonly value: "" }
  | { readonly dimension: Parting; readonly value: string };
export const EVERYTHING: Part = { dimension: "all", value: "" };

export type Dimension = Part["dimension"] | "person";

/** What a track is counted under. */
export type Parted = {
  readonly unitId: string | null;
  readonly platform: string;
  readonly behaviour: string;
  readonly kind: string;
};

export function partsOf({ unitId, platform, behaviour, kind }: Parted): readonly Part[] {
  return [
    EVERYTHING,
    { dimension: "unit", value: unitId ?? NO_UNIT },
    { dimension: "platform", value: platform },
    { dimension: "kind", value: behaviour },
    { dimension: "track", value: kind },
  ];
}

/** As an address writes it: `unit.none`, `platform.taobao`; empty for everything. */
export function partAddress({ dimension, value }: Part): string {
  return dimension === "all" ? "" : `${dimension}.${value}`;
}

/** The filter of the queue that shows a part. */
export function filterOf({ dimension, value }: Part): QueueFilter {
  return readQueueFilter(new URLSearchParams(dimension === "all" ? {} : { [dimension]: value }));
}
