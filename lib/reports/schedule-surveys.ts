import { carriedCases } from "@/lib/cases/co-reporters/carried-cases";
import { hasEnded } from "@/lib/cases/co-reporters/has-ended";
import { inTransaction, type Tx } from "@/lib/infra/db/client";
import { SURVEY_ROUNDS } from "@/lib/reports/survey";

const DAY_MS = 86_400_000;

/**
 * Opens the rounds of questions for a case that has come to its end, and for everybody who joined it (B8). What was
 * answered stays answered: a case that is reopened and ends again only moves the rounds that are still to come.
 */
export async function scheduleSurveys({ caseId }: { caseId: string }, now: Date = new Date()): Promise<void> {
  const joined = (await carriedCases(caseId)).map((carried) => carried.caseId);
  for (const id of [caseId, ...joined]) await inTransaction((tx) => scheduleOne(tx, id, now));
}

async function scheduleOne(tx: Tx, caseId: string, now: Date): Promise<void> {
  if (!(await hasEnded(tx, caseId))) return;
  for (const { round, afterDays } of SURVEY_ROUNDS) {
    const dueAt = new Date(now.getTime() + afterDays * DAY_MS);
    const moved = { caseId, round, answered: false, askedAt: null };
    await tx.followUpSurvey.createMany({ data: { caseId, round, dueAt }, skipDuplicates: true });
    await tx.followUpSurvey.updateMany({ where: moved, data: { dueAt } });
  }
}
