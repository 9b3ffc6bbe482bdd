import { hashToken } from "@/lib/infra/crypto/tokens";
import { db } from "@/lib/infra/db/client";
import { readBlob } from "@/lib/infra/storage/storage";

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The small picture of a file in this browser's own draft, as WebP; null for anybody else's, and for what has none. */
export async function draftThumbnail(token: string, fileId: string): Promise<Buffer | null> {
  if (!UUID.test(fileId)) return null;
  const draft = { tokenHash: Uint8Array.from(hashToken(token)) };
  const file = await db.draftFile.findFirst({ where: { id: fileId, draft }, select: { thumbnailKey: true } });
  return file?.thumbnailKey ? readBlob(file.thumbnailKey) : null;
}
