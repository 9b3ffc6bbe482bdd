import { deriveKey } from "@/lib/infra/crypto/derive-key";
import { hashToken } from "@/lib/infra/crypto/tokens";
import { db } from "@/lib/infra/db/client";
import { secrets } from "@/lib/infra/env";

/**
 * The key under which a phone keeps files that are not sent yet: 32 bytes, for this browser's report alone, and never
 * written down anywhere. Null once the report was sent or forgotten: what lies on the phone is then closed for good (T9).
 */
export async function phoneKey(token: string, at = new Date()): Promise<Buffer | null> {
  const draft = await db.draft.findUnique({
    where: { tokenHash: Uint8Array.from(hashToken(token)) },
    select: { id: true, submittedCaseId: true, expiresAt: true },
  });
  if (!draft || draft.submittedCaseId || draft.expiresAt <= at) return null;
  return deriveKey(secrets().sealingKey, `phone\n${draft.id}\n${token}`);
}
