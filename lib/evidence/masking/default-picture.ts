import { Readable } from "node:stream";
import { decode } from "@/lib/evidence/decoder/decode";
import { streamBlob, withBlobFile } from "@/lib/infra/storage/storage";

export type Shown = {
  thumbnailKey: string | null;
  workingCopyKey: string | null;
  maskedCopy: { copyKey: string; thumbnailKey: string } | null;
};

/** `masked`: what is private is filled in. `veiled`: nobody has read it yet, so nothing can be read on it. */
export type DefaultPicture = { shown: "masked" | "veiled"; open: () => Readable };

async function veilOf(key: string, form: "thumbnail" | "copy"): Promise<DefaultPicture | null> {
  const drawn = await withBlobFile(key, (path) => decode({ work: "veil", path, mime: "image/webp" }));
  const bytes = drawn.ok ? drawn[form] : null;
  return bytes && { shown: "veiled", open: () => Readable.from([bytes]) };
}

/**
 * The picture that everybody who may see evidence sees without saying why. A picture on which nobody has looked for
 * private data is veiled as a whole: of the two mistakes, showing somebody's identity card is the one that cannot be
 * taken back.
 */
export async function defaultPicture(file: Shown, form: "thumbnail" | "copy"): Promise<DefaultPicture | null> {
  const masked = file.maskedCopy;
  if (masked) {
    const key = form === "copy" ? masked.copyKey : masked.thumbnailKey;
    return { shown: "masked", open: () => streamBlob(key) };
  }
  const key = form === "copy" ? file.workingCopyKey : (file.workingCopyKey ?? file.thumbnailKey);
  return key ? veilOf(key, form) : null;
}
