import { hasEnded } from "@/lib/cases/co-reporters/has-ended";
import { db } from "@/lib/infra/db/client";
import type { CaseSession } from "@/lib/reports/case-session";
import { SURVEY_ROUNDS, type SurveyRound } from "@/lib/reports/survey";

/** The round that this reporter can answer now, the latest that is due; null when there is none. */
export async function openSurvey({ caseId }: CaseSession, now: Date = new Date()): Promise<SurveyRound | null> {
  const rows = await db.followUpSurvey.findMany({
    where: { caseId, dueAt: { lte: now } },
    select: { round: true, answered: true },
  });
  const latest = SURVEY_ROUNDS.findLast(({ round }) => rows.some((row) => row.round === round));
  const answered = rows.find(({ round }) => round === latest?.round)?.answered ?? true;
  return latest && !answered && (await hasEnded(db, caseId)) ? latest.round : null;
}
