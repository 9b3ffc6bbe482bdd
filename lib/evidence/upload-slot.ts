/** What can be sent as evidence. The page, the check and the store read the same lines. */
export const UPLOAD_SLOT = {
  types: ["image/jpeg", "image/png", "image/webp", "application/pdf"],
  /** Files of one report. */
  files: 20,
  /** Bytes of one file: 20 MB as phones count them. */
  bytes: 20_000_000,
  /** Width times height. A decoder needs four bytes for each, however small the file is. */
  pixels: 40_000_000,
} as const;

export type EvidenceType = (typeof UPLOAD_SLOT.types)[number];

/** For a file input's `accept`: steers the picker, decides nothing. */
export const ACCEPTED_TYPES = UPLOAD_SLOT.types.join(",");

export function isPicture(mime: string): boolean {
  return mime.startsWith("image/");
}
