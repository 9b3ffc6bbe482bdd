import { STOPPABLE } from "@/lib/cases/checklists/checklist";
import { checksBefore } from "@/lib/cases/checklists/checks-before";
import type { Action } from "@/lib/cases/step";
import { db } from "@/lib/infra/db/client";

/** Those of these cases whose checklists keep this step waiting; looks only at offices that ever named the step in a list. */
export async function stoppedCases(caseIds: readonly string[], action: Action): Promise<ReadonlySet<string>> {
  if (caseIds.length === 0 || !STOPPABLE.some((step) => step === action)) return new Set();
  const offices = await db.checklistVersion.findMany({
    where: { items: { array_contains: [{ before: [action] }] } },
    distinct: ["organisationId"],
    select: { organisationId: true },
  });
  const organisationId = { in: offices.map((office) => office.organisationId) };
  const cases = await db.case.findMany({ where: { id: { in: [...caseIds] }, organisationId }, select: { id: true } });
  const stopped = new Set<string>();
  for (const { id: caseId } of cases) {
    if ((await checksBefore(db, { caseId, action })).length > 0) stopped.add(caseId);
  }
  return stopped;
}
