import { hashToken } from "@/lib/infra/crypto/tokens";
import { db } from "@/lib/infra/db/client";
import { openReceipt } from "@/lib/reports/draft-seal";
import type { IssuedReceipt } from "@/lib/reports/issued-receipt";

/** The receipt of what this browser submitted within the last day; null when there is none (UX-07). */
export async function readReceipt(token: string, at = new Date()): Promise<IssuedReceipt | null> {
  const row = await db.draft.findUnique({
    where: { tokenHash: Uint8Array.from(hashToken(token)) },
    select: { sealedReceipt: true, expiresAt: true },
  });
  if (!row?.sealedReceipt || row.expiresAt <= at) return null;
  return JSON.parse(openReceipt(token, row.sealedReceipt)) as IssuedReceipt;
}
