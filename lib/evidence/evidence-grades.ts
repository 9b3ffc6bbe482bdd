import { CREDIBILITIES, type Grade, RELIABILITIES } from "@/lib/evidence/grade";
import { db, type Tx } from "@/lib/infra/db/client";

export type GradeView = Grade & {
  readonly id: string;
  readonly reason: string;
  readonly staffId: string;
  readonly at: Date;
};

/** For each graded item of a case its grades, the latest first: that one counts. */
export async function gradesOfCase(caseId: string, tx: Tx = db): Promise<ReadonlyMap<string, readonly GradeView[]>> {
  const rows = await tx.evidenceGrade.findMany({ where: { evidence: { caseId } }, orderBy: { id: "desc" } });
  const found = new Map<string, GradeView[]>();
  for (const { evidenceId, id, reason, staffId, at, ...row } of rows) {
    found.set(evidenceId, [...(found.get(evidenceId) ?? []), { ...gradeOf(row), id, reason, staffId, at }]);
  }
  return found;
}

/** Throws for a grade that the database's own check would have refused. */
function gradeOf({ reliability, credibility }: { reliability: string; credibility: string }): Grade {
  const letter = RELIABILITIES.find((one) => one === reliability);
  const digit = CREDIBILITIES.find((one) => one === credibility);
  if (!letter || !digit) throw new Error(`no such grade: ${reliability}${credibility}`);
  return { reliability: letter, credibility: digit };
}
