import { z } from "zod";
import { LONGEST_SURVEY_LINE, SURVEY_QUESTIONS } from "@/lib/reports/survey";
import { typedText } from "@/lib/reports/text-schema";

const chosen = <Choice extends string>(choices: readonly [Choice, ...Choice[]]) =>
  z.enum(choices, { error: "missing" });

export const surveySchema = z.object({
  understood: chosen(SURVEY_QUESTIONS.understood),
  inTime: chosen(SURVEY_QUESTIONS.inTime),
  goingOn: chosen(SURVEY_QUESTIONS.goingOn),
  words: typedText({ max: LONGEST_SURVEY_LINE }),
});

export type SurveyAnswers = z.infer<typeof surveySchema>;
