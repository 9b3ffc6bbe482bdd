import { hashToken } from "@/lib/infra/crypto/tokens";
import { db } from "@/lib/infra/db/client";
import { type CaseSession, idleSince, mintCaseSession, SEEN_STEP_MS } from "@/lib/reports/case-session";

/** The session that a cookie's token names; null when there is none, it was idle too long, or it reached its end. */
export async function resumeCaseSession(token: string, at: Date = new Date()): Promise<CaseSession | null> {
  const row = await db.reporterSession.findFirst({
    where: { tokenHash: Uint8Array.from(hashToken(token)), expiresAt: { gt: at }, seenAt: { gt: idleSince(at) } },
    select: { id: true, caseId: true, seenAt: true },
  });
  if (!row) return null;
  if (at.getTime() - row.seenAt.getTime() > SEEN_STEP_MS) {
    await db.reporterSession.updateMany({ where: { id: row.id }, data: { seenAt: at } });
  }
  return mintCaseSession(row);
}
