import { z } from "zod";
import type { Place } from "@/lib/evidence/decoder/order";
import { isHidden } from "@/lib/evidence/masking/place";
import type { ReadValue } from "@/lib/evidence/reading/reading";

const placeSchema = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
const fieldSchema = z.object({
  name: z.string(),
  value: z.string(),
  confidence: z.number(),
  places: z.array(placeSchema),
});
const lineSchema = z.object({ text: z.string(), place: placeSchema });

/** A value as it is kept for a person to confirm or to call wrong; `places` are on the working copy. */
export type ProposedField = z.infer<typeof fieldSchema>;
export type ReadLine = z.infer<typeof lineSchema>;

/** Why nothing was read. `no_runtime`: the reading program does not run on this system. */
export const READING_FAILURES = ["no_runtime", "unreadable"] as const;
export type ReadingFailure = (typeof READING_FAILURES)[number];

/** The list as it was kept. @throws {Error} when the row holds something else. */
export function proposedFields(kept: unknown): readonly ProposedField[] {
  return z.array(fieldSchema).parse(kept);
}

export function readLines(kept: unknown): readonly ReadLine[] {
  return z.array(lineSchema).parse(kept);
}

/** One value as the text that a person compares with the picture. */
export function textOfValue(field: ReadValue): string {
  if (field.name === "stars") return String(field.value);
  if (field.name !== "trackingEvents") return field.value;
  return [field.value.time, field.value.place, field.value.status].filter(Boolean).join(" ");
}

const REDACTED = "■";

/** What is left of a reading when the parts under the masks are destroyed: the rows stay, so that positions still fit. */
export function withoutHidden<Row extends ProposedField | ReadLine>(
  rows: readonly Row[],
  masks: readonly Place[],
): Row[] {
  return rows.map((row) => {
    const places = "places" in row ? row.places : [row.place];
    if (!isHidden(places, masks)) return row;
    return "places" in row ? { ...row, value: REDACTED } : { ...row, text: REDACTED };
  });
}
