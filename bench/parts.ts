import type { PartResult } from "./result";

type Part = {
  /** Whether the product must be running. */
  product: boolean;
  load: () => Promise<(sizes?: readonly number[]) => Promise<PartResult>>;
};

/** The parts in the order in which they run. */
export const PARTS = {
  weight: { product: true, load: async () => (await import("./weight")).measureWeight },
  "slow-phone": { product: true, load: async () => (await import("./slow-phone")).measureSlowPhone },
  submissions: { product: true, load: async () => (await import("./submissions")).measureSubmissions },
  triage: { product: true, load: async () => (await import("./triage")).measureTriage },
  audit: { product: false, load: async () => (await import("./audit")).measureAudit },
  queue: { product: false, load: async () => (await import("./queue")).measureQueue },
  flood: { product: false, load: async () => (await import("./flood")).measureFlood },
  claims: { product: false, load: async () => (await import("./claims")).measureClaims },
  reading: { product: false, load: async () => (await import("./reading")).measureReading },
  packet: { product: false, load: async () => (await import("./packet")).measurePacket },
} as const satisfies Record<string, Part>;

export type PartName = keyof typeof PARTS;
export const PART_NAMES = Object.keys(PARTS) as readonly PartName[];

export function isPart(name: string): name is PartName {
  return Object.hasOwn(PARTS, name);
}
