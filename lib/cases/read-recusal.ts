import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { type Colleague, colleaguesOf } from "@/lib/cases/desk-of-case";
import { findCase } from "@/lib/cases/find-case";
import { notePartRead } from "@/lib/cases/note-reading";
import { type RecusalView, recusalsOf } from "@/lib/cases/recusals";

export type ReadRecusalResult =
  | {
      ok: true;
      reference: string;
      /** The case is the office's: it says who stands in. */
      own: boolean;
      recusals: readonly RecusalView[];
      colleagues: readonly Colleague[];
    }
  | NotPermitted
  | { ok: false; reason: "not_found" };

/** Who has stepped back from a case, and who may be named to step back or to stand in; a partner reads it of its own people. */
export async function readRecusal(staff: Staff, reference: string, at = new Date()): Promise<ReadRecusalResult> {
  const may = authorise(staff, "case:claim");
  if (!may.ok) return may;
  const found = await findCase(staff, reference, "case:claim");
  if (!found) return { ok: false, reason: "not_found" };
  await notePartRead(staff, { caseIds: [found.id], part: "recusal", at });
  const [recusals, colleagues] = await Promise.all([recusalsOf(staff, found.id), colleaguesOf(staff, found.reference)]);
  return { ok: true, reference: found.reference, own: found.as === staff, recusals, colleagues };
}
