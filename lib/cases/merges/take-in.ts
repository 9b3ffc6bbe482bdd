import type { Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { applyTransition } from "@/lib/cases/apply-transition";
import { moveClocks } from "@/lib/cases/clock-moves";
import { clocksOfTrack } from "@/lib/cases/clocks-of-track";
import { isFilingDecided } from "@/lib/cases/co-reporters/joinable";
import { noteDeskChange } from "@/lib/cases/desk-change";
import { carryRecusals } from "@/lib/cases/joining/carry-recusals";
import { findTrack } from "@/lib/cases/merges/find-track";
import type { MergeSide } from "@/lib/cases/merges/merge-sides";
import { runningNow } from "@/lib/cases/merges/restore-clocks";
import { rankCase } from "@/lib/cases/rank-case";
import { refreshDue } from "@/lib/cases/refresh-due";
import { CHECKING_CLOCKS } from "@/lib/cases/report-step-parts";
import { writeClocks } from "@/lib/cases/write-clocks";
import type { Tx } from "@/lib/infra/db/client";

export type TakeIn = { one: MergeSide; head: MergeSide; ground: string; reason: string; onceKey: string; at: Date };

/** Writes the merge, when everything has been asked: the row that leads back, the step, both trails, the place in the queue. */
export async function takeIn(tx: Tx, staff: Staff, { one, head, ground, reason, onceKey, at }: TakeIn): Promise<void> {
  const track = await findTrack(tx, one.caseId);
  const { id: mergeId } = await tx.caseMerge.create({
    data: {
      mergedId: one.caseId,
      intoId: head.caseId,
      reason,
      mergedAt: at,
      mergedById: staff.id,
      stateBefore: track.state,
      setBackDays: track.setBackDays,
      clocksBefore: runningNow(await clocksOfTrack(tx, track.id)),
      onceKey,
    },
    select: { id: true },
  });
  const actor = { kind: "staff", staff, merging: { mergeId } } as const;
  const step = { action: "merge", ground, target: head.reference, trackId: track.id, actor, at } as const;
  const moved = await applyTransition(tx, step);
  if (!moved.ok) throw new Error(`a case could not be merged: ${moved.reason}`);
  await dropFiling(tx, { id: track.id, caseId: one.caseId }, { head, at });
  await carryRecusals(tx, staff, { from: one.caseId, at });
  await refreshDue(tx, head.caseId);
  await rankCase(tx, { caseId: head.caseId, at });
  await note(tx, staff, { one, head, mergeId, at });
}

/** Where the case of all is opened already, the reporter reads so from today on: the word is given. */
async function dropFiling(
  tx: Tx,
  track: { id: string; caseId: string },
  { head, at }: { head: MergeSide; at: Date },
): Promise<void> {
  if (!head.report || !isFilingDecided(head.report)) return;
  const moved = moveClocks(await clocksOfTrack(tx, track.id), { stop: CHECKING_CLOCKS }, { at, reason: "joined" });
  if (moved.ok) await writeClocks(tx, track, moved);
}

type Noted = Pick<TakeIn, "one" | "head" | "at"> & { mergeId: string };

async function note(tx: Tx, staff: Staff, { one, head, mergeId: merge, at }: Noted): Promise<void> {
  const action = "case.merged" as const;
  const here = { caseId: head.caseId, data: { reference: one.reference, merge } };
  await noteDeskChange(tx, staff, { ...here, kind: "merged_in", action, at });
  const actor = { kind: "staff", id: staff.id } as const;
  const data = { into: head.reference, merge };
  await appendAudit(tx, { actor, action, subject: { kind: "case", id: one.caseId }, data, at });
}
