import type { FileRefusal } from "@/lib/evidence/file-refusal";
import type { EvidenceType } from "@/lib/evidence/upload-slot";

/** Bytes from the start that are enough to tell. */
export const HEAD_BYTES = 4096;
/** Bytes from the end in which a second file would show: a zip's directory ends within its last 64 KiB. */
export const TAIL_BYTES = 66_000;

export type Sniffed = { ok: true; mime: EvidenceType } | { ok: false; reason: FileRefusal };

type Head = { bytes: Buffer; text: string };
type Rule<Result> = readonly [result: Result, fits: (head: Head) => boolean];

const begins =
  (...signatures: string[]) =>
  (head: Head) =>
    signatures.some((signature) => head.text.startsWith(signature));
const brand = (pattern: RegExp) => (head: Head) =>
  head.text.slice(4, 8) === "ftyp" && pattern.test(head.text.slice(8, 32));
const riff = (pattern: RegExp) => (head: Head) => head.text.startsWith("RIFF") && pattern.test(head.text.slice(8, 16));

/** A signature, and the first part that must follow it. */
const TAKEN: readonly Rule<EvidenceType>[] = [
  ["image/jpeg", (head) => /^\xff\xd8\xff[\xc0-\xfe]/.test(head.text)],
  ["image/png", begins("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR")],
  ["image/webp", riff(/^WEBPVP8[ LX]/)],
  ["application/pdf", (head) => /^%PDF-[12]\.\d/.test(head.text)],
];

/** What people and attackers send instead; the first that fits names the sentence. */
const KNOWN: readonly Rule<FileRefusal>[] = [
  ["heic", brand(/hei[cfmsx]|hev[cmsx]|mif1|msf1|avi[fs]/)],
  ["video", brand(/./s)],
  ["video", riff(/^AVI /)],
  ["video", begins("\x1a\x45\xdf\xa3")],
  ["gif", begins("GIF87a", "GIF89a")],
  ["tiff", begins("II*\0", "MM\0*", "II+\0", "MM\0+")],
  ["archive", begins("PK\x03", "PK\x05", "PK\x07", "Rar!", "7z\xbc\xaf", "\x1f\x8b", "BZh", "\xfd7zXZ")],
  ["archive", begins("\xd0\xcf\x11\xe0")], // the old Office's folder of streams
  ["program", begins("MZ", "\x7fELF", "#!", "dex\n", "L\0\0\0\x01\x14\x02", "\xca\xfe\xba\xbe")],
  ["program", begins("\xcf\xfa\xed\xfe", "\xce\xfa\xed\xfe")],
  ["svg", (head) => /<svg[\s>]/i.test(readable(head))],
  ["web_page", (head) => /^\s*<(!doctype|!--|\?|[a-z]+[\s>/])/i.test(readable(head))],
];

const MARKUP = /<(!doctype\s+html|html[\s>]|script[\s>]|iframe[\s>]|svg[\s>]|\?php)/i;

/** Text that may have been written in two bytes a letter, or begin with a mark of the order of bytes. */
function readable(head: Head): string {
  return head.text.replaceAll("\0", "").replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, "");
}

/**
 * What a file is, from its first bytes alone; never from its name or the type that the sender declared.
 * A picture that could also be read as a page, or a page that calls itself a picture, is neither.
 */
export function sniff(start: Buffer): Sniffed {
  const head = { bytes: start, text: start.subarray(0, HEAD_BYTES).toString("latin1") };
  const taken = TAKEN.find(([, fits]) => fits(head))?.[0];
  if (!taken) return { ok: false, reason: KNOWN.find(([, fits]) => fits(head))?.[0] ?? "unknown_type" };
  const second = taken === "application/pdf" ? MARKUP.test(head.text) : MARKUP.test(head.text) || hasPdf(head);
  return second ? { ok: false, reason: "disguised" } : { ok: true, mime: taken };
}

/** PDF readers look for their signature anywhere in the first 1,024 bytes. */
function hasPdf(head: Head): boolean {
  return head.text.slice(0, 1024).includes("%PDF-");
}

/**
 * What the last bytes say about a file whose first bytes were taken: a second file behind it, or a document that stops
 * in the middle. What cameras put behind a picture (a short film, say) is left alone. Null when nothing is wrong.
 */
export function sniffEnd(mime: EvidenceType, end: Buffer): FileRefusal | null {
  const text = end.toString("latin1");
  if (endsAsZip(end) || MARKUP.test(text.slice(-4096))) return "disguised";
  return mime === "application/pdf" && !text.slice(-2048).includes("%%EOF") ? "damaged" : null;
}

/** A zip is read from its end: the directory's last record says how long the comment after it is. */
function endsAsZip(end: Buffer): boolean {
  for (let at = end.lastIndexOf("PK\x05\x06"); at >= 0; at = at === 0 ? -1 : end.lastIndexOf("PK\x05\x06", at - 1)) {
    if (at + 22 <= end.length && at + 22 + end.readUInt16LE(at + 20) === end.length) return true;
  }
  return false;
}
