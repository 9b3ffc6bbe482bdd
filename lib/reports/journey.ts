import { hasBranch } from "@/lib/reports/behaviour";
import type { DraftAnswers } from "@/lib/reports/draft";
import { waitsForGuardian } from "@/lib/reports/guardian";

export const JOURNEY = ["what", "where", "seen", "logistics", "files", "wish", "contact", "check"] as const;
export type JourneyStep = (typeof JOURNEY)[number];

/** The pages that these answers lead through, in order. */
export function pagesFor(answers: DraftAnswers): readonly JourneyStep[] {
  const kind = answers.what?.kind;
  const logistics = kind !== undefined && hasBranch(kind, "logistics");
  return JOURNEY.filter((step) => step !== "logistics" || logistics);
}

/**
 * The first page before `step` that still has to be answered; null when the way is free. Files are never a must, and may
 * come right after the first answer: what is read on them helps with the rest.
 */
export function missingBefore(answers: DraftAnswers, step: JourneyStep): JourneyStep | null {
  const pages = pagesFor(answers);
  const at = step === "files" ? pages.indexOf("where") : pages.indexOf(step);
  const before = pages.slice(0, at < 0 ? pages.length : at);
  const open = (page: JourneyStep) => {
    if (page === "contact" && waitsForGuardian(answers)) return true;
    return page !== "files" && page !== "check" && answers[page] === undefined;
  };
  return before.find(open) ?? null;
}

/** The page after this one, and the page before it. */
export function neighbours(answers: DraftAnswers, step: JourneyStep): { next: JourneyStep; back: JourneyStep | null } {
  const pages = pagesFor(answers);
  const at = pages.indexOf(step);
  return { next: pages[at + 1] ?? "check", back: pages[at - 1] ?? null };
}

/** For "step 2 of 7", counted on the way that these answers lead. */
export function progressOf(answers: DraftAnswers, step: JourneyStep): { step: number; total: number } {
  const pages = pagesFor(answers);
  return { step: pages.indexOf(step) + 1, total: pages.length };
}
