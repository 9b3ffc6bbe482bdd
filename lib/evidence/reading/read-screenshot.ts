import { readFields } from "@/lib/evidence/reading/read-fields";
import { readPage } from "@/lib/evidence/reading/read-page";
import type { KnownNames, Reading } from "@/lib/evidence/reading/reading";

/**
 * Reads one screenshot on this machine: what kind it is, and typed fields with where they stand. Takes about a second
 * and some hundred megabytes, so it belongs into a job. Throws when the bytes are no picture.
 */
export async function readScreenshot(image: Buffer, known: KnownNames): Promise<Reading> {
  return readFields(await readPage(image), known);
}
