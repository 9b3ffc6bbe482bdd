import type { ListedEntry } from "@/lib/audit/list-entries";
import { db } from "@/lib/infra/db/client";

/** Ids of what the entries of this kind are about. */
export function ofKind(entries: readonly ListedEntry[], kind: string): string[] {
  return entries.filter(({ subject }) => subject.kind === kind).map(({ subject }) => subject.id);
}

/** Numbers of the cases that the entries are about, or that their files belong to. Which entries those are, the asker's scope has said before. */
export async function referencesOf(entries: readonly ListedEntry[]): Promise<ReadonlyMap<string, string>> {
  const named = entries.map(({ data }) => data.caseId).filter((id) => typeof id === "string");
  const ids = [...new Set([...ofKind(entries, "case"), ...named])];
  const evidence = ofKind(entries, "evidence");
  const [cases, gone, files] = await Promise.all([
    db.case.findMany({ where: { id: { in: ids } }, select: { id: true, reference: true } }),
    db.disposedCase.findMany({ where: { caseId: { in: ids } }, select: { caseId: true, reference: true } }),
    db.evidence.findMany({
      where: { id: { in: evidence } },
      select: { id: true, case: { select: { reference: true } } },
    }),
  ]);
  return new Map([
    ...cases.map(({ id, reference }) => [id, reference] as const),
    ...gone.map(({ caseId, reference }) => [caseId, reference] as const),
    ...files.map((file) => [file.id, file.case.reference] as const),
  ]);
}
