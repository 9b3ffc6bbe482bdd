import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { findPair, type Sides, sidesOf } from "@/lib/cases/merges/find-pair";
import { notePartRead } from "@/lib/cases/note-reading";
import { db } from "@/lib/infra/db/client";

export type PreviewMergeResult =
  | ({ ok: true; typed: string } & Sides)
  | NotPermitted
  | { ok: false; reason: "not_found" | "target_unknown" };

/** Both cases side by side, before one goes into the other (D9). That both were looked at is on record. Changes nothing. */
export async function previewMerge(
  staff: Staff,
  asked: { reference: string; into: string },
  at: Date = new Date(),
): Promise<PreviewMergeResult> {
  const may = authorise(staff, "case:decide:handling");
  if (!may.ok) return may;
  const pair = await findPair(staff, asked);
  if (!pair.ok) return pair;
  const sides = await sidesOf(db, pair);
  await notePartRead(staff, { caseIds: [pair.oneId, pair.headId], part: "merge", at });
  return { ok: true, typed: asked.into, ...sides };
}
