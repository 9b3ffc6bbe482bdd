import { hashToken } from "@/lib/infra/crypto/tokens";
import { db } from "@/lib/infra/db/client";
import { uploadsOf } from "@/lib/infra/uploads/upload-folder";

/** An upload that can be gone on with. `sha256` in hex, or empty where the browser could not tell. */
export type UploadView = { id: string; name: string; size: number; offset: number; sha256: string };

/**
 * What this browser has begun to send and can go on with: unfinished, or finished and in its report, so that a page
 * which never heard so learns it. Refused ones are left out, since sending them again is a new try.
 */
export async function listUploads(token: string): Promise<UploadView[]> {
  const tokenHash = hashToken(token);
  const uploads = await uploadsOf(tokenHash.toString("hex")).list();
  const draft = { tokenHash: Uint8Array.from(tokenHash) };
  const held = await db.draftFile.findMany({
    where: { id: { in: uploads.map(({ id }) => id) }, draft },
    select: { id: true },
  });
  const kept = new Set(held.map(({ id }) => id));
  return uploads
    .filter(({ id, outcome }) => outcome === null || kept.has(id))
    .map(({ id, size, offset, metadata }) => {
      return { id, size, offset, name: metadata.name ?? "", sha256: metadata.sha256 ?? "" };
    });
}
