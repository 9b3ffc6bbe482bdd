import type { Staff } from "@/lib/access/staff";
import { mainCaseFrom } from "@/lib/cases/co-reporters/main-case";
import { findCase } from "@/lib/cases/find-case";
import { type MergeSide, mergeSide } from "@/lib/cases/merges/merge-sides";
import { type MergeRefusal, mergeRefusal } from "@/lib/cases/merges/mergeable";
import { db, type Tx } from "@/lib/infra/db/client";

/** Two cases by their numbers. `headId`: where the second is handled itself, which is where the first would go. */
export type Pair = { oneId: string; typedId: string; headId: string };
export type FindPairResult =
  | ({ ok: true } & Pair)
  | { ok: false; reason: "not_found" }
  | { ok: false; reason: "target_unknown" };

/** Finds both through the asker: a case of another organisation is unknown, whatever was shared of it. */
export async function findPair(staff: Staff, asked: { reference: string; into: string }): Promise<FindPairResult> {
  const one = await findCase(staff, asked.reference, "own");
  if (!one) return { ok: false, reason: "not_found" };
  const typed = await findCase(staff, asked.into, "own");
  if (!typed) return { ok: false, reason: "target_unknown" };
  return { ok: true, oneId: one.id, typedId: typed.id, headId: (await headOf(typed.id)) ?? typed.id };
}

/** Where a case is handled now. Null without a report track. */
export async function headOf(caseId: string, tx: Tx = db): Promise<string | null> {
  return (await mainCaseFrom(caseId, tx))?.id ?? null;
}

export type Sides = { one: MergeSide; head: MergeSide; refusal: MergeRefusal | null };

/** Both as they stand now, and why they cannot be merged, if so. */
export async function sidesOf(tx: Tx, { oneId, typedId, headId }: Pair): Promise<Sides> {
  const [one, head] = [await mergeSide(tx, oneId), await mergeSide(tx, headId)];
  const refusal = mergeRefusal(one, head);
  return { one, head, refusal: refusal === "itself" && typedId !== oneId ? "carried_here" : refusal };
}
