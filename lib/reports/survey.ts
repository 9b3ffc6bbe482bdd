/** When a reporter is asked, counted from the end; four weeks later it shows whether anything changed. */
export const SURVEY_ROUNDS = [
  { round: "close", afterDays: 0, reminder: false },
  { round: "four_weeks", afterDays: 28, reminder: true },
] as const;
export type SurveyRound = (typeof SURVEY_ROUNDS)[number]["round"];

/** The three questions and what can be answered. */
export const SURVEY_QUESTIONS = {
  understood: ["yes", "partly", "no"],
  inTime: ["yes", "no"],
  goingOn: ["yes", "no", "unknown"],
} as const;
export type SurveyQuestion = keyof typeof SURVEY_QUESTIONS;
export const SURVEY_FIELDS = ["understood", "inTime", "goingOn"] as const satisfies readonly SurveyQuestion[];

export const LONGEST_SURVEY_LINE = 200;

const ADDRESS = /[\w.+-]+[@＠][\w-]+(?:\.[\w-]+)+/gu;
const OUR_NUMBER = /ZP\d{2}-?[0-9A-Z]{4}-?[0-9A-Z]{4}/giu;
/** Phones, orders, cards: five digits or more, however they are grouped. */
const NUMBER = /(?:\p{Nd}[\s-]?){4,}\p{Nd}/gu;
/** Names of accounts: letters with a digit among them. */
const ACCOUNT = /(?=[\w-]*\d)[a-z][\w-]{5,}/giu;

/** A line as it is kept: what would lead back to a person goes before it is written down. */
export function withoutTraces(line: string): string {
  return [ADDRESS, OUR_NUMBER, NUMBER, ACCOUNT].reduce((text, trace) => text.replace(trace, "…"), line);
}
