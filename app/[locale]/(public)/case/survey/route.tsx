import { readForm } from "@/app/_server/read-form";
import { reporterRoute } from "@/app/_server/reporter";
import { seeOther } from "@/app/_server/visit";
import { answerSurvey } from "@/lib/reports/answer-survey";
import { openSurvey } from "@/lib/reports/open-survey";
import { readStep } from "@/lib/reports/read-step";
import { SURVEY_FIELDS, SURVEY_ROUNDS } from "@/lib/reports/survey";
import { surveySchema } from "@/lib/reports/survey-schema";
import { cleaned } from "@/lib/reports/text-schema";
import { surveyPage, surveyWords } from "./survey-page";

const FIELDS = [...SURVEY_FIELDS, "words"] as const;

export const GET = reporterRoute(async (at) => {
  if (at.visit.url.searchParams.has("done")) return surveyWords(at, "thanks");
  const round = await openSurvey(at.session);
  return round ? surveyPage(at, { round, typed: {}, problems: [] }) : surveyWords(at, "nothing");
});

export const POST = reporterRoute(async (at) => {
  const form = await readForm(at.visit, [...FIELDS, "round"]);
  const round = SURVEY_ROUNDS.find((one) => one.round === form.get("round"))?.round;
  if (!round) return surveyWords(at, "nothing");
  const typed = Object.fromEntries(FIELDS.map((field) => [field, form.get(field)]));
  const read = readStep(surveySchema, typed);
  if (!read.ok) {
    const shown = { ...typed, words: cleaned(form.get("words")) };
    return surveyPage(at, { round, typed: shown, problems: read.problems });
  }
  const answered = await answerSurvey(at.session, { round, answers: read.answers });
  return answered.ok ? seeOther(at.visit, "/case/survey?done=1") : surveyWords(at, "nothing");
});
