import type { PlacedLine } from "@/lib/evidence/reading/placed-line";
import type { QrCode } from "@/lib/evidence/reading/qr-codes";
import type { StarRow } from "@/lib/evidence/reading/stars";
import type { Turned } from "@/lib/evidence/reading/upright";

/** What the eye of the machine saw on one picture, before anybody says what it means. Lengths in pixels. */
export type Page = {
  /** Degrees clockwise by which the picture, as its EXIF shows it, was turned to be read; places are those after it. */
  readonly turned: Turned;
  readonly width: number;
  readonly height: number;
  /** In reading order. */
  readonly lines: readonly PlacedLine[];
  readonly stars: readonly StarRow[];
  readonly codes: readonly QrCode[];
};
