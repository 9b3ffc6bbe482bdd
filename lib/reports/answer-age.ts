import { changeAnswers } from "@/lib/reports/change-answers";
import type { DraftAnswers, DraftView } from "@/lib/reports/draft";

/**
 * Notes that somebody says to be under 14, and forgets the contact that they may have left before; or, where they had
 * ticked it by mistake, forgets that. A guardian's word that was given stays (T15).
 */
export function answerAge(token: string, under14: boolean): Promise<DraftView> {
  return changeAnswers(token, (answers) => (answers.guardian?.agreed ? answers : aged(answers, under14)));
}

function aged({ guardian: _, ...answers }: DraftAnswers, under14: boolean): DraftAnswers {
  if (!under14) return answers;
  const { contact: __, ...rest } = answers;
  return { ...rest, guardian: { agreed: false } };
}
