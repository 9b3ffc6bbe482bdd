import { isVisitorForm, visitorFormToken } from "@/lib/infra/session/visitor";
import type { StaffVisit } from "./staff-visit";

/** The field of a preview's form that carries its token. */
export const PREVIEW_FIELD = "previewed";

/** As long as a case stays with whoever took it. */
const SPAN_MS = 30 * 60_000;

function ownerOf(visit: StaffVisit, words: readonly string[], span: number): string {
  return `${visit.token} preview ${span} ${JSON.stringify([visit.url.pathname, ...words])}`;
}

/** Says that this session was shown these words at this address; good for half an hour to an hour. */
export function previewToken(visit: StaffVisit, words: readonly string[], at: Date = new Date()): string {
  return visitorFormToken(ownerOf(visit, words, Math.floor(at.getTime() / SPAN_MS)));
}

/** Whether what is sent is what was shown: nothing goes to a reporter that its writer has not seen as they will. */
export function wasPreviewed(visit: StaffVisit, words: readonly string[], token: string, at = new Date()): boolean {
  const span = Math.floor(at.getTime() / SPAN_MS);
  return [span, span - 1].some((one) => isVisitorForm(ownerOf(visit, words, one), token));
}
