import type { Form } from "@/app/_server/form";
import { seeOther, type Visit } from "@/app/_server/visit";
import type { DraftAnswers } from "@/lib/reports/draft";
import { type JourneyStep, missingBefore, neighbours } from "@/lib/reports/journey";
import { lookForOthers } from "@/lib/reports/look-for-others";
import { readDraft } from "@/lib/reports/read-draft";

/** The field that sends a changed answer back to "check your answers". */
export const RETURN_FIELD = "return";

export type OpenStep = { answers: DraftAnswers; files: number };

/** Where "continue" of this request leads back to, other than on: only to the check page. */
export function returnsToCheck(visit: Visit, form?: Form): boolean {
  return (form?.get(RETURN_FIELD) ?? visit.url.searchParams.get(RETURN_FIELD)) === "check";
}

/**
 * The answers so far, or the page to go to instead: the receipt when the report was sent already, the first page that
 * was left out when somebody jumps ahead.
 */
export async function openStep(visit: Visit, step: JourneyStep): Promise<OpenStep | Response> {
  const draft = visit.known ? await readDraft(visit.token) : null;
  if (draft?.submitted) return seeOther(visit, "/report/receipt");
  const answers = draft?.answers ?? {};
  const missing = missingBefore(answers, step);
  if (missing === null) return { answers, files: draft?.files.length ?? 0 };
  return seeOther(visit, step === "check" ? `/report/${missing}?${RETURN_FIELD}=check` : `/report/${missing}`);
}

/** After an answer was kept: on to the next page, or back to where the change was asked for; others are asked about once. */
export async function goOn(
  visit: Visit,
  form: Form,
  at: { step: JourneyStep; answers: DraftAnswers },
): Promise<Response> {
  const next = returnsToCheck(visit, form) ? "check" : neighbours(at.answers, at.step).next;
  const ask = next === "check" && (await lookForOthers(visit.token, visit.address)) !== null;
  return seeOther(visit, ask ? "/report/others" : `/report/${next}`);
}

/** The page before this one; from a change, the check page. */
export function backFrom(visit: Visit, step: JourneyStep, answers: DraftAnswers, form?: Form): string {
  if (returnsToCheck(visit, form)) return "/report/check";
  const { back } = neighbours(answers, step);
  return back ? `/report/${back}` : "";
}
