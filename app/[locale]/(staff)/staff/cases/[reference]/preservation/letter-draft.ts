import { createHash } from "node:crypto";
import { draftLetter } from "@/lib/cases/preservation/draft-letter";
import type { PreservationView } from "@/lib/cases/preservation/read-preservation";
import { isPlatformId, PLATFORMS } from "@/lib/reports/platforms";

export type LetterDraft = { addressee: string; lines: readonly string[]; digest: string };

/** The letter as it would go out today; the digest says whether a letter that was read is still this one. */
export function letterDraft(view: PreservationView, now: Date): LetterDraft {
  const { reference, office, shop, link, lapses } = view;
  const addressee = isPlatformId(view.platform) ? PLATFORMS[view.platform].zh : view.platformTyped || view.platform;
  const lines = draftLetter({ reference, office, platform: addressee, shop, link, lapses, now });
  return { addressee, lines, digest: createHash("sha256").update(lines.join("\n")).digest("hex") };
}
