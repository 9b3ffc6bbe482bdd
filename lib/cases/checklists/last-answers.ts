import { ANSWERS, type Answer } from "@/lib/cases/checklists/checklist";
import type { Tx } from "@/lib/infra/db/client";

export type SaidOfItem = {
  readonly id: string;
  readonly item: string;
  readonly state: Answer;
  readonly note: string;
  readonly staffId: string;
  readonly at: Date;
};

/** What counts of each item: the last thing that somebody said of it. */
export async function lastAnswers(tx: Tx, caseId: string): Promise<ReadonlyMap<string, SaidOfItem>> {
  const rows = await tx.checklistAnswer.findMany({
    where: { caseId },
    orderBy: [{ item: "asc" }, { id: "desc" }],
    distinct: ["item"],
    select: { id: true, item: true, state: true, note: true, staffId: true, at: true },
  });
  return new Map(rows.map((row) => [row.item, { ...row, state: stateOf(row.state) }]));
}

/** Throws for a state that no form of ours can have written. */
function stateOf(text: string): Answer {
  const state = ANSWERS.find((known) => known === text);
  if (!state) throw new Error(`no such answer: ${text}`);
  return state;
}
