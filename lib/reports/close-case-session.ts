import { db } from "@/lib/infra/db/client";
import type { CaseSession } from "@/lib/reports/case-session";

/** Ends this visit to the case; number and code open the next one. */
export async function closeCaseSession(session: CaseSession): Promise<void> {
  await db.reporterSession.deleteMany({ where: { id: session.id } });
}
