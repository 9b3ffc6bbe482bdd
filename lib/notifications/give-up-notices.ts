import type { Tx } from "@/lib/infra/db/client";

/**
 * Nothing that waits for a case's reporter is sent any more, and its address is blanked: they changed or took back the
 * way to reach them. One that is being sent at this very moment is passed over; should that fail, the next attempt
 * finds that its address is no longer the reporter's. Expects that the caller holds the case's row.
 */
export async function giveUpNotices(tx: Tx, caseId: string, at: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE notice SET given_up_at = ${at}, sealed_address = ''
    WHERE id IN (SELECT id FROM notice WHERE case_id = ${caseId}::uuid AND sent_at IS NULL AND given_up_at IS NULL
                 FOR UPDATE SKIP LOCKED)`;
}
