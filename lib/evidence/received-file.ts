import type { EvidenceType } from "@/lib/evidence/upload-slot";

/** A file as it arrives. `content` is read once, to the end or to the byte at which it is refused. */
export type IncomingFile = { name: string; content: AsyncIterable<Uint8Array> | Iterable<Uint8Array> };

/** What the report has already: for the 21st file, and for the same file twice. */
export type HeldFiles = { count: number; hashes: ReadonlySet<string> };

/** A file that was taken: its bytes stand in the store as they were sent. `sha256` in hex. */
export type ReceivedFile = {
  displayName: string;
  mime: EvidenceType;
  bytes: number;
  sha256: string;
  storageKey: string;
  thumbnailKey: string | null;
  /** See picture-print.ts */
  picturePrint: Uint8Array<ArrayBuffer> | null;
  hasLocation: boolean;
};
