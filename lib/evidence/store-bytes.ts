import { createHash } from "node:crypto";
import type { FileRefusal } from "@/lib/evidence/file-refusal";
import type { IncomingFile } from "@/lib/evidence/received-file";
import { HEAD_BYTES, sniff } from "@/lib/evidence/sniff";
import { type EvidenceType, UPLOAD_SLOT } from "@/lib/evidence/upload-slot";
import { putBlob } from "@/lib/infra/storage/storage";

export type StoredBytes = { ok: true; mime: EvidenceType; bytes: number; sha256: string };

/** Travels from the middle of the stream to `storeBytes`: the store throws away what it had written so far. */
class Refused extends Error {
  readonly reason: FileRefusal;
  constructor(reason: FileRefusal) {
    super(reason);
    this.reason = reason;
  }
}

function typeOf(head: Buffer): EvidenceType {
  if (head.length === 0) throw new Refused("empty");
  const seen = sniff(head);
  if (!seen.ok) throw new Refused(seen.reason);
  return seen.mime;
}

/** Counts, hashes and sniffs what passes through; a wrong type ends it after the first kilobytes. */
class Watch {
  private readonly hash = createHash("sha256");
  private head: Buffer = Buffer.alloc(0);
  private bytes = 0;
  private mime: EvidenceType | undefined;

  async *over(content: IncomingFile["content"]): AsyncGenerator<Uint8Array> {
    for await (const chunk of content) {
      this.take(chunk);
      yield chunk;
    }
    this.mime ??= typeOf(this.head);
  }

  private take(chunk: Uint8Array): void {
    this.hash.update(chunk);
    this.bytes += chunk.byteLength;
    if (this.mime === undefined) {
      this.head = Buffer.concat([this.head, chunk]).subarray(0, HEAD_BYTES);
      if (this.head.length === HEAD_BYTES) this.mime = typeOf(this.head);
    }
    if (this.bytes > UPLOAD_SLOT.bytes) throw new Refused("too_large");
  }

  result(): StoredBytes {
    if (this.mime === undefined) throw new Error("the file was not read to its end");
    return { ok: true, mime: this.mime, bytes: this.bytes, sha256: this.hash.digest("hex") };
  }
}

/**
 * Puts a file's bytes into the store as they arrive, hashing from the first one on (EVD-01). Whatever is refused, or
 * breaks off, leaves nothing there.
 * @throws what the stream throws when the connection breaks off.
 */
export async function storeBytes(
  key: string,
  content: IncomingFile["content"],
): Promise<StoredBytes | { ok: false; reason: FileRefusal }> {
  const watch = new Watch();
  try {
    await putBlob(key, watch.over(content));
    return watch.result();
  } catch (error) {
    if (error instanceof Refused) return { ok: false, reason: error.reason };
    throw error;
  }
}
