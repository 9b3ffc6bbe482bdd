import { changeAnswers } from "@/lib/reports/change-answers";
import type { DraftAnswers, DraftView } from "@/lib/reports/draft";
import { waitsForGuardian } from "@/lib/reports/guardian";

/** Keeps the answers of one part; the others stay as they are. While a guardian is waited for, no contact is kept (PRV-08). */
export function saveAnswers<Part extends keyof DraftAnswers>(
  token: string,
  part: Part,
  answers: NonNullable<DraftAnswers[Part]>,
): Promise<DraftView> {
  return changeAnswers(token, (before) =>
    part === "contact" && waitsForGuardian(before) ? before : { ...before, [part]: answers },
  );
}
