import { appendAudit } from "@/lib/audit/append-entry";
import { inTransaction } from "@/lib/infra/db/client";
import type { Staff } from "./staff";

/** Ends the session that asks. */
export async function signOut(staff: Staff, at = new Date()): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.staffSession.updateMany({ where: { id: staff.sessionId, revokedAt: null }, data: { revokedAt: at } });
    const subject = { kind: "staff", id: staff.id } as const;
    await appendAudit(tx, { at, actor: subject, action: "staff.signed_out", subject });
  });
}
