import { appendAudit } from "@/lib/audit/append-entry";
import { shanghaiDate } from "@/lib/clocks/plain-date";
import { inTransaction } from "@/lib/infra/db/client";
import type { CaseSession } from "@/lib/reports/case-session";
import { openSurvey } from "@/lib/reports/open-survey";
import { type SurveyRound, withoutTraces } from "@/lib/reports/survey";
import type { SurveyAnswers } from "@/lib/reports/survey-schema";

export type AnswerSurvey = { round: string; answers: SurveyAnswers };

/**
 * Keeps one answer a reporter and round (B8), apart from the case: with its month, and without what would lead back to
 * anybody. A second click is answered like the first. `nothing_asked`: no such round is open.
 */
export async function answerSurvey(
  session: CaseSession,
  { round, answers }: AnswerSurvey,
  at: Date = new Date(),
): Promise<{ ok: true } | { ok: false; reason: "nothing_asked" }> {
  const { caseId } = session;
  const open = await openSurvey(session, at);
  return inTransaction(async (tx) => {
    const where = { caseId, round, dueAt: { lte: at } };
    if (open !== round) {
      const before = await tx.followUpSurvey.count({ where: { ...where, answered: true } });
      return before > 0 ? { ok: true } : { ok: false, reason: "nothing_asked" };
    }
    const { count } = await tx.followUpSurvey.updateMany({
      where: { ...where, answered: false },
      data: { answered: true },
    });
    if (count === 0) return { ok: true };
    const { organisationId } = await tx.case.findUniqueOrThrow({
      where: { id: caseId },
      select: { organisationId: true },
    });
    await tx.surveyAnswer.createMany({ data: [{ organisationId, ...rowOf(open, answers, at) }] });
    const subject = { kind: "case", id: caseId } as const;
    await appendAudit(tx, {
      actor: { kind: "reporter" },
      action: "report.survey_answered",
      subject,
      data: { round },
      at,
    });
    return { ok: true };
  });
}

function rowOf(round: SurveyRound, { words, ...chosen }: SurveyAnswers, at: Date) {
  return { round, month: shanghaiDate(at).slice(0, 7), ...chosen, words: withoutTraces(words) || null };
}
