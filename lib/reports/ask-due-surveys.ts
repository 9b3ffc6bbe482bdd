import { hasEnded } from "@/lib/cases/co-reporters/has-ended";
import { db, inTransaction, type Tx } from "@/lib/infra/db/client";
import { notifyReporterLater } from "@/lib/notifications/notify-reporter";
import { SURVEY_ROUNDS } from "@/lib/reports/survey";

const AT_ONCE = 500;
/** A case that is open again is looked at again in a week. */
const LATER_MS = 7 * 86_400_000;
const REMINDED = SURVEY_ROUNDS.filter(({ reminder }) => reminder).map(({ round }) => round);

/**
 * Reminds those who left an address and want to hear from us that a later round is open, once each. At the end itself
 * no mail of its own goes out: the one that brings the result leads to the same page.
 * @returns how many rounds were opened.
 */
export async function askDueSurveys(now: Date = new Date()): Promise<number> {
  const due = await db.followUpSurvey.findMany({
    where: { askedAt: null, answered: false, dueAt: { lte: now }, round: { in: [...REMINDED] } },
    orderBy: { dueAt: "asc" },
    take: AT_ONCE,
    select: { id: true, caseId: true },
  });
  let asked = 0;
  for (const survey of due) if (await inTransaction((tx) => askOne(tx, survey, now))) asked++;
  return asked;
}

async function askOne(tx: Tx, { id, caseId }: { id: string; caseId: string }, now: Date): Promise<boolean> {
  await tx.$queryRaw`SELECT 1 FROM "case" WHERE id = ${caseId}::uuid FOR NO KEY UPDATE`;
  const waiting = { id, askedAt: null, answered: false };
  if (!(await hasEnded(tx, caseId))) {
    await tx.followUpSurvey.updateMany({ where: waiting, data: { dueAt: new Date(now.getTime() + LATER_MS) } });
    return false;
  }
  const { count } = await tx.followUpSurvey.updateMany({ where: waiting, data: { askedAt: now } });
  if (count === 1) await notifyReporterLater(tx, { caseId, template: "survey", at: now });
  return count === 1;
}
