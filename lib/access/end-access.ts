import type { Tx } from "@/lib/infra/db/client";

/** Ends every session of a person and every sign-in under way; counts with their next request (SEC-11). */
export async function endAccess(tx: Tx, staffId: string, at: Date): Promise<void> {
  await tx.staff.update({ where: { id: staffId }, data: { authVersion: { increment: 1 } } });
  await tx.staffSession.updateMany({ where: { staffId, revokedAt: null }, data: { revokedAt: at } });
  await tx.signInAttempt.updateMany({ where: { staffId, usedAt: null }, data: { usedAt: at } });
}
