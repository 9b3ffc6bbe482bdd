import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { checkFacts } from "@/lib/cases/checklists/check-facts";
import { provedBy } from "@/lib/cases/checklists/proofs";
import { type ListDraft, type ListProblem, listSchema, problemIn, type ReadList } from "@/lib/cases/checklists/schema";
import { findCase } from "@/lib/cases/find-case";
import { notePartRead } from "@/lib/cases/note-reading";
import { db } from "@/lib/infra/db/client";

export type ListPreview = {
  readonly reference: string;
  readonly checks: readonly (ReadList["items"][number] & { readonly proved: boolean })[];
};
export type PreviewChecklistResult =
  | { ok: true; preview: ListPreview }
  | NotPermitted
  | { ok: false; reason: "not_found" | "no_cases" }
  | { ok: false; reason: "faulty"; problem: ListProblem };

/** `reference`: the case to look at; empty: the newest one of the own organisation. */
export type PreviewChecklist = { reference: string; draft: ListDraft };

/** What a list would say of a real case of the own office before anything is saved. That the case was read is on record. */
export async function previewChecklist(
  staff: Staff,
  { reference: typed, draft }: PreviewChecklist,
  at: Date = new Date(),
): Promise<PreviewChecklistResult> {
  const may = authorise(staff, "checklists:change");
  if (!may.ok) return may;
  const reads = authorise(staff, "case:read");
  if (!reads.ok) return reads;
  const parsed = listSchema.safeParse(draft);
  if (!parsed.success) return { ok: false, reason: "faulty", problem: problemIn(parsed.error.issues) };
  const reference = typed.trim() || (await newestOf(staff));
  if (!reference) return { ok: false, reason: "no_cases" };
  const found = await findCase(staff, reference, "own");
  if (!found) return { ok: false, reason: "not_found" };
  await notePartRead(staff, { caseIds: [found.id], part: "checklist", at });
  const proved = provedBy(await checkFacts(db, found.id));
  const checks = parsed.data.items.map((item) => ({ ...item, proved: item.proof !== null && proved.has(item.proof) }));
  return { ok: true, preview: { reference: found.reference, checks } };
}

async function newestOf({ organisationId }: Staff): Promise<string | null> {
  const where = { organisationId };
  const newest = await db.case.findFirst({ where, orderBy: { openedAt: "desc" }, select: { reference: true } });
  return newest?.reference ?? null;
}
