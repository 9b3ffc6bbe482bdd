import { discardFile } from "@/lib/evidence/discard-file";

type Stored = { storageKey: string; thumbnailKey: string | null };

/**
 * Writes the row of an accepted file. Where that is refused, or fails, the bytes go again: nobody would ever find them.
 * @returns the refusal, or null when the row was written.
 */
export async function keepOrDiscard<Refusal>(
  file: Stored,
  write: () => Promise<Refusal | null>,
): Promise<Refusal | null> {
  let kept = false;
  try {
    const refused = await write();
    kept = refused === null;
    return refused;
  } finally {
    if (!kept) await discardFile(file);
  }
}
