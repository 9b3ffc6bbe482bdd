import type { FieldError } from "@/app/_ui/error-summary";
import type { Translator } from "@/lib/i18n/translator";
import type { Problem } from "@/lib/reports/read-step";

/** Label of a field, and its hint where there is one. */
export function fieldWords(t: Translator, path: string): { label: string; hint: string | undefined } {
  const hint = `report.${path}.hint`;
  return { label: t(`report.${path}.label`), hint: t.has(hint) ? t(hint) : undefined };
}

/**
 * The sentence for a problem: its field's own where there is one, else the one for every field, with its label. What no
 * page of ours sends, such as a choice that is not in the list, is told in general words.
 */
export function problemWords(t: Translator, step: string, problem: Problem): string {
  const { field, reason, values } = problem;
  const own = `report.problems.${reason}.${field}`;
  if (t.has(own)) return t(own);
  const label = `report.${step}.${field}.label`;
  const shared = reason === "missing" ? "report.problems.missing.other" : `report.problems.${reason}`;
  return t.has(label) && t.has(shared) ? t(shared, { ...values, label: t(label) }) : t("report.problems.general");
}

/** Problems as the error summary wants them: the same words as at the fields. */
export function fieldErrors(t: Translator, step: string, problems: readonly Problem[]): FieldError[] {
  return problems.map((problem) => ({ fieldId: problem.field, message: problemWords(t, step, problem) }));
}

/** The error of one field, for the field itself. */
export function errorAt(errors: readonly FieldError[], field: string): string | undefined {
  return errors.find(({ fieldId }) => fieldId === field)?.message;
}
