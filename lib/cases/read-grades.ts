import { isRecused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { findCase } from "@/lib/cases/find-case";
import { notePartRead } from "@/lib/cases/note-reading";
import { staffNames } from "@/lib/cases/queries";
import { type GradeView, gradesOfCase } from "@/lib/evidence/evidence-grades";
import { db } from "@/lib/infra/db/client";

export type GradedItem = {
  readonly id: string;
  readonly n: number;
  readonly kind: string;
  /** The latest first: that one counts. */
  readonly grades: readonly (GradeView & { readonly by: string })[];
};
export type ReadGradesResult =
  | { ok: true; reference: string; items: readonly GradedItem[]; recusedMe: boolean }
  | NotPermitted
  | { ok: false; reason: "not_found" };

/** The items of a case with how far each is trusted, and how that changed. */
export async function readGrades(staff: Staff, reference: string, at = new Date()): Promise<ReadGradesResult> {
  const may = authorise(staff, "evidence:view");
  if (!may.ok) return may;
  const found = await findCase(staff, reference, "own");
  if (!found) return { ok: false, reason: "not_found" };
  await notePartRead(staff, { caseIds: [found.id], part: "grades", at });
  const files = await db.evidence.findMany({
    where: { caseId: found.id },
    orderBy: { position: "asc" },
    select: { id: true, position: true, kind: true },
  });
  const grades = await gradesOfCase(found.id);
  const names = await staffNames(
    staff,
    [...grades.values()].flat().map(({ staffId }) => staffId),
  );
  const items = files.map(({ id, position, kind }) => {
    const own = (grades.get(id) ?? []).map((grade) => ({ ...grade, by: names.get(grade.staffId) ?? "" }));
    return { id, n: position, kind, grades: own };
  });
  const recusedMe = await isRecused({ caseId: found.id, staffId: staff.id });
  return { ok: true, reference: found.reference, items, recusedMe };
}
