import type { CaseView } from "@/lib/cases/case-view";
import type { Translator } from "@/lib/i18n/translator";

/** The own page of another case: the number of one that was merged into this would lead back here. */
export function caseLink({ locale }: Translator, { mergedHere }: CaseView, reference: string): string {
  const here = mergedHere.some((one) => one.reference === reference);
  return `/${locale}/staff/cases/${reference}${here ? "?merged=1" : ""}`;
}
