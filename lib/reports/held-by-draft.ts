import type { HeldFiles } from "@/lib/evidence/received-file";
import { hashToken } from "@/lib/infra/crypto/tokens";
import { db } from "@/lib/infra/db/client";

/** The files that this browser's draft has already. */
export async function heldByDraft(token: string): Promise<HeldFiles> {
  const draft = { tokenHash: Uint8Array.from(hashToken(token)) };
  const files = await db.draftFile.findMany({ where: { draft }, select: { sha256: true } });
  return { count: files.length, hashes: new Set(files.map((file) => file.sha256)) };
}
