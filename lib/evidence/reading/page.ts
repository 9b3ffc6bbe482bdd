import type { PlacedLine } from "@/lib/evidence/reading/placed-line";
import type { QrCode } from "@/lib/evidence/reading/qr-codes";
import type { StarRow } from "@/lib/evidence/reading/stars";

/** What the eye of the machine saw on one picture, before anybody says what it means. Lengths in pixels. */
export type Page = {
  readonly width: number;
  readonly height: number;
  /** In reading order. */
  readonly lines: readonly PlacedLine[];
  readonly stars: readonly StarRow[];
  readonly codes: readonly QrCode[];
};
