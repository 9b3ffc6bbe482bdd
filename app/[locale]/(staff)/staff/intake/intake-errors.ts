import type { FieldError } from "@/app/_ui/error-summary";
import type { AcceptFileResult } from "@/lib/evidence/accept-file";
import type { Translator } from "@/lib/i18n/translator";
import type { ReadClueLetter } from "@/lib/reports/clue-letter";
import type { ReadIntake } from "@/lib/reports/read-intake";
import { problemWords } from "../../../(public)/report/_journey/words";
import { LETTER_FILE } from "./intake-fields";

/** What is wrong with the questions that the public is asked, too. */
export function answerErrors(t: Translator, read: ReadIntake): FieldError[] {
  const problems = read.ok ? [] : read.problems;
  return problems.map((problem) => ({ fieldId: problem.field, message: problemWords(t, problem.step, problem) }));
}

/** What is wrong with a letter and its file. */
export function letterErrors(t: Translator, read: ReadClueLetter | null, file: AcceptFileResult | null): FieldError[] {
  const problems = read && !read.ok ? read.problems : [];
  const errors = problems.map(({ field, reason, values }) => {
    const label = t(`intake.letter.fields.${field}`);
    return { fieldId: field, message: t(`intake.letter.problems.${reason}`, { label, max: values.max ?? 0 }) };
  });
  if (!file || file.ok) return errors;
  const said = { name: file.displayName, reason: t(`files.refused.${file.reason}`) };
  return [...errors, { fieldId: LETTER_FILE, message: t("case.files.refusedFile", said) }];
}
