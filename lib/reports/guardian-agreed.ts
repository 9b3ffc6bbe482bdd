import { z } from "zod";
import { db } from "@/lib/infra/db/client";

const flagged = z.object({ guardianAgreed: z.literal(true) });

/** Whether a case was reported by a child under 14 with a guardian's consent: the one thing that is kept of it (T15). */
export async function guardianAgreed(caseId: string): Promise<boolean> {
  const row = await db.submission.findUnique({ where: { caseId }, select: { facts: true } });
  return flagged.safeParse(row?.facts).success;
}
