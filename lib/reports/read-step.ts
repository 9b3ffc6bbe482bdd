import type { z } from "zod";

/** What is wrong with a field, as a code; the words and the numbers in them belong to the page. */
export type Problem = { field: string; reason: string; values: Record<string, number> };
export type StepRead<Answers> = { ok: true; answers: Answers } | { ok: false; problems: readonly Problem[] };

type Issue = z.core.$ZodIssue;

function problemOf(issue: Issue): Problem {
  const params: unknown = issue.code === "custom" ? issue.params : undefined;
  const values = Object.entries(params ?? {}).filter(([, value]) => typeof value === "number") as [string, number][];
  return { field: String(issue.path[0] ?? ""), reason: issue.message, values: Object.fromEntries(values) };
}

/** Checks what was typed into a step. Each field has at most one problem: the first is the one to mend. */
export function readStep<Answers>(schema: z.ZodType<Answers>, typed: unknown): StepRead<Answers> {
  const read = schema.safeParse(typed);
  if (read.success) return { ok: true, answers: read.data };
  const problems = read.error.issues.map(problemOf);
  return {
    ok: false,
    problems: problems.filter(({ field }, at) => problems.findIndex((p) => p.field === field) === at),
  };
}
