import type { Staff } from "@/lib/access/staff";
import { findCase } from "@/lib/cases/find-case";

export type NamedCases = { ok: true; ids: readonly string[] } | { ok: false; unknown: readonly string[] };

/** The cases behind these numbers, of one's own organisation: what is only shared with it is another's to sue over. */
export async function namedCases(staff: Staff, numbers: readonly string[]): Promise<NamedCases> {
  const found = await Promise.all(numbers.map(async (typed) => ({ typed, row: await findCase(staff, typed, "own") })));
  const unknown = found.filter(({ row }) => row === null).map(({ typed }) => typed);
  if (unknown.length > 0) return { ok: false, unknown };
  return { ok: true, ids: [...new Set(found.flatMap(({ row }) => row?.id ?? []))].toSorted() };
}
