import { changeAnswers } from "@/lib/reports/change-answers";
import type { DraftAnswers, DraftView } from "@/lib/reports/draft";

/** Keeps the answers of one part; the others stay as they are. */
export function saveAnswers<Part extends keyof DraftAnswers>(
  token: string,
  part: Part,
  answers: NonNullable<DraftAnswers[Part]>,
): Promise<DraftView> {
  return changeAnswers(token, (before) => ({ ...before, [part]: answers }));
}
