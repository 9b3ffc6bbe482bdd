import { z } from "zod";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { applyTransition } from "@/lib/cases/apply-transition";
import { clocksOfTrack } from "@/lib/cases/clocks-of-track";
import { mainCaseFrom } from "@/lib/cases/co-reporters/main-case";
import { noteDeskChange } from "@/lib/cases/desk-change";
import { findCase } from "@/lib/cases/find-case";
import { returnRecusals } from "@/lib/cases/joining/return-recusals";
import { findTrack } from "@/lib/cases/merges/find-track";
import { handBack } from "@/lib/cases/merges/hand-back";
import { lockBoth, type TwoRefusal } from "@/lib/cases/merges/lock-both";
import { isStillOpen } from "@/lib/cases/merges/mergeable";
import { clocksBefore, restoredClocks } from "@/lib/cases/merges/restore-clocks";
import { rankCase } from "@/lib/cases/rank-case";
import { writtenText } from "@/lib/cases/schema";
import { positionOf } from "@/lib/cases/track";
import { writeClocks } from "@/lib/cases/write-clocks";
import { inTransaction, type Tx } from "@/lib/infra/db/client";

const undoSchema = z.object({
  reference: z.string(),
  reason: writtenText.refine((text) => text !== "", { error: "empty" }),
  /** Of the report, as the page showed it. */
  version: z.coerce.number().int(),
});
export type UndoMerge = z.input<typeof undoSchema>;
export type UndoMergeResult =
  | { ok: true; head: string }
  | NotPermitted
  | TwoRefusal
  | { ok: false; reason: "not_found" | "not_merged" | "head_closed" | "stale" }
  | { ok: false; reason: "fields"; problems: { reason?: string } };

type Undoing = { caseId: string; reference: string; reason: string; version: number; at: Date };

/**
 * Takes a merge back (D9), as long as the case of all is open: the report stands where it stood, and its clocks as if
 * they had run on; whoever stays away from it alone may work on the case of all again (C27). Whatever was told to its
 * reporter in between stays told. Both trails say it, with the reason.
 */
export async function undoMerge(staff: Staff, input: UndoMerge, at: Date = new Date()): Promise<UndoMergeResult> {
  const may = authorise(staff, "case:decide:handling");
  if (!may.ok) return may;
  const found = await findCase(staff, input.reference, "own");
  if (!found) return { ok: false, reason: "not_found" };
  const parsed = undoSchema.safeParse(input);
  if (!parsed.success)
    return { ok: false, reason: "fields", problems: { reason: parsed.error.issues[0]?.message ?? "" } };
  const { reason, version } = parsed.data;
  const undoing = { caseId: found.id, reference: found.reference, reason, version, at };
  return inTransaction((tx) => undo(tx, staff, undoing));
}

async function undo(tx: Tx, staff: Staff, undoing: Undoing): Promise<UndoMergeResult> {
  const { caseId, version, at } = undoing;
  const before = await mainCaseFrom(caseId, tx);
  if (!before) return { ok: false, reason: "not_merged" };
  const taken = await lockBoth(tx, { ids: [...new Set([caseId, before.id])], staffId: staff.id, at });
  if (taken) return taken;
  const merge = await tx.caseMerge.findFirst({ where: { mergedId: caseId, endedAt: null } });
  if (!merge) return { ok: false, reason: "not_merged" };
  const head = await mainCaseFrom(caseId, tx);
  const track = await findTrack(tx, caseId);
  if (!head || head.id !== before.id || track.version !== version) return { ok: false, reason: "stale" };
  if (!isStillOpen(head.report.state)) return { ok: false, reason: "head_closed" };
  await standAgain(tx, staff, { ...undoing, trackId: track.id, merge });
  await note(tx, staff, { ...undoing, head, mergeId: merge.id });
  return { ok: true, head: head.reference };
}

type Merge = {
  id: string;
  intoId: string;
  mergedAt: Date;
  mergedById: string;
  stateBefore: string;
  setBackDays: number;
  clocksBefore: unknown;
};

async function standAgain(
  tx: Tx,
  staff: Staff,
  { caseId, trackId, merge, reason, at }: Undoing & { trackId: string; merge: Merge },
): Promise<void> {
  const changed = restoredClocks(await clocksOfTrack(tx, trackId), clocksBefore.parse(merge.clocksBefore));
  await writeClocks(tx, { id: trackId, caseId }, { changed, started: [] });
  const actor = { kind: "staff", staff, merging: { mergeId: merge.id } } as const;
  const { state } = positionOf("report", merge.stateBefore);
  const moved = await applyTransition(tx, { action: "unmerge", before: state, trackId, actor, at });
  if (!moved.ok) throw new Error(`a merge could not be taken back: ${moved.reason}`);
  await rankCase(tx, { caseId, at, daysSetBack: merge.setBackDays });
  await tx.caseMerge.update({
    where: { id: merge.id, endedAt: null },
    data: { endedAt: at, endedById: staff.id, endedBecause: "unmerge", endReason: reason },
    select: { id: true },
  });
  const returned = await returnRecusals(tx, { kind: "staff", id: staff.id }, { joiningId: merge.id, at });
  await handBack(tx, staff, { merge, returned, at });
}

type Noted = Undoing & { head: { id: string; reference: string }; mergeId: string };

async function note(tx: Tx, staff: Staff, { caseId, reference, head, mergeId: merge, at }: Noted): Promise<void> {
  const action = "case.merge_undone" as const;
  await noteDeskChange(tx, staff, { caseId: head.id, kind: "merge_undone", action, data: { reference, merge }, at });
  const actor = { kind: "staff", id: staff.id } as const;
  const data = { from: head.reference, merge };
  await appendAudit(tx, { actor, action, subject: { kind: "case", id: caseId }, data, at });
}
