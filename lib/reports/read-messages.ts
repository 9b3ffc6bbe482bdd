import { db } from "@/lib/infra/db/client";
import type { CaseSession } from "@/lib/reports/case-session";

/** Notes that the reporter has opened what the office wrote so far. */
export async function readMessages(session: CaseSession, at: Date = new Date()): Promise<void> {
  await db.message.updateMany({
    where: { caseId: session.caseId, fromKind: "staff", readAt: null, sentAt: { lte: at } },
    data: { readAt: at },
  });
}
