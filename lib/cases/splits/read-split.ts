import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { findCase } from "@/lib/cases/find-case";
import { notePartRead } from "@/lib/cases/note-reading";
import { type SplitChoices, splitChoices } from "@/lib/cases/splits/split-choices";
import { db } from "@/lib/infra/db/client";

export type ReadSplitResult =
  | ({ ok: true; reference: string } & SplitChoices)
  | NotPermitted
  | { ok: false; reason: "not_found" };

/** What of a case may belong to another matter, before a case is opened from it (D9). That it was looked at is on record. */
export async function readSplit(staff: Staff, reference: string, at: Date = new Date()): Promise<ReadSplitResult> {
  const may = authorise(staff, "case:decide:handling");
  if (!may.ok) return may;
  const found = await findCase(staff, reference, "own");
  if (!found) return { ok: false, reason: "not_found" };
  await notePartRead(staff, { caseIds: [found.id], part: "split", at });
  return { ok: true, reference: found.reference, ...(await splitChoices(db, found.id)) };
}
