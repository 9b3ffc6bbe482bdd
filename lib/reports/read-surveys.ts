import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { shanghaiDate } from "@/lib/clocks/plain-date";
import { db } from "@/lib/infra/db/client";
import { SURVEY_QUESTIONS, SURVEY_ROUNDS, type SurveyQuestion, type SurveyRound } from "@/lib/reports/survey";

/** Below this many answers none is shown: whoever knows who was asked could tell them apart (PRV-04). */
export const FEWEST_ANSWERS = 5;
const MONTHS = 12;
const MOST_LINES = 50;

export type SurveyFigures = {
  round: SurveyRound;
  /** Null when they are too few to be shown. */
  figures: { count: number; answers: Record<SurveyQuestion, readonly { choice: string; count: number }[]> } | null;
  /** What was written, in an order that tells nothing. */
  lines: readonly string[];
};
export type ReadSurveysResult = { ok: true; since: string; rounds: readonly SurveyFigures[] } | NotPermitted;

type Cell = { understood: string; inTime: string; goingOn: string; count: number };

/** What the reporters of one's own organisation answered in the last twelve months, added up (B8). */
export async function readSurveys(staff: Staff, now: Date = new Date()): Promise<ReadSurveysResult> {
  const may = authorise(staff, "case:read");
  if (!may.ok) return may;
  const since = monthsBefore(now);
  const { organisationId } = staff;
  const rounds: SurveyFigures[] = [];
  for (const { round } of SURVEY_ROUNDS) {
    const where = { organisationId, round, month: { gte: since } };
    const by = ["understood", "inTime", "goingOn"] as const;
    const cells = await db.surveyAnswer.groupBy({ by: [...by], where, _count: true });
    const lines = await linesOf(where);
    rounds.push(figuresOf(round, { cells: cells.map(({ _count: count, ...cell }) => ({ ...cell, count })), lines }));
  }
  return { ok: true, since, rounds };
}

async function linesOf(where: { organisationId: string; round: string; month: { gte: string } }): Promise<string[]> {
  const rows = await db.surveyAnswer.findMany({
    where: { ...where, words: { not: null } },
    orderBy: { id: "asc" },
    take: MOST_LINES,
    select: { words: true },
  });
  return rows.flatMap(({ words }) => (words === null ? [] : [words]));
}

function monthsBefore(now: Date): string {
  const [year = 0, month = 1] = shanghaiDate(now).split("-").map(Number);
  const first = new Date(Date.UTC(year, month - MONTHS, 1));
  return first.toISOString().slice(0, 7);
}

/** All or nothing: with the sum known, one cell left out could be counted back. */
export function figuresOf(round: SurveyRound, { cells, lines }: { cells: readonly Cell[]; lines: readonly string[] }) {
  const count = sum(cells);
  if (count < FEWEST_ANSWERS) return { round, figures: null, lines: [] };
  const tally = (field: SurveyQuestion) =>
    SURVEY_QUESTIONS[field].map((choice) => ({ choice, count: sum(cells.filter((cell) => cell[field] === choice)) }));
  const answers = { understood: tally("understood"), inTime: tally("inTime"), goingOn: tally("goingOn") };
  return { round, figures: { count, answers }, lines };
}

function sum(cells: readonly Cell[]): number {
  return cells.reduce((total, { count }) => total + count, 0);
}
