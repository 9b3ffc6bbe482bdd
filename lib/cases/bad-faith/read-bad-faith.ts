import { isRecused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { type AppealRefusal, appealRefusal, type MarkStanding, standingOf } from "@/lib/cases/bad-faith/bad-faith-mark";
import { findMark } from "@/lib/cases/bad-faith/find-mark";
import { notePartRead } from "@/lib/cases/note-reading";
import { staffNames } from "@/lib/cases/queries";
import { db } from "@/lib/infra/db/client";

export type MarkView = {
  readonly ground: string;
  readonly reason: string;
  readonly askedBy: string;
  readonly approvedBy: string;
  readonly markedAt: Date;
  readonly expiresAt: Date;
  readonly standing: MarkStanding;
  readonly appeal: { readonly at: Date; readonly words: string } | null;
  readonly decided: { readonly at: Date; readonly by: string; readonly words: string } | null;
  /** Why this person may not decide about the appeal; null when they may. */
  readonly refusal: AppealRefusal | null;
};
export type ReadBadFaithResult =
  | {
      ok: true;
      reference: string;
      recusedMe: boolean;
      mark: MarkView | null;
      /** A request that waits for a second person. */
      waiting: string | null;
    }
  | NotPermitted
  | { ok: false; reason: "not_found" };

/** Whether a report is marked, by whom, and what its reporter says to it. */
export async function readBadFaith(
  staff: Staff,
  reference: string,
  at: Date = new Date(),
): Promise<ReadBadFaithResult> {
  const may = authorise(staff, "case:read");
  if (!may.ok) return may;
  const found = await findMark(staff, reference);
  if (!found) return { ok: false, reason: "not_found" };
  const { caseId, mark } = found;
  await notePartRead(staff, { caseIds: [caseId], part: "bad_faith", at });
  const [recusedMe, request] = await Promise.all([
    isRecused({ caseId, staffId: staff.id }),
    db.approvalRequest.findFirst({
      where: { caseId, act: "bad_faith", decision: null, lapsesAt: { gt: at } },
      select: { id: true },
    }),
  ]);
  const waiting = request?.id ?? null;
  return { ok: true, reference: found.reference, recusedMe, mark: mark && (await viewOf(staff, mark, at)), waiting };
}

type Row = NonNullable<NonNullable<Awaited<ReturnType<typeof findMark>>>["mark"]>;

async function viewOf(staff: Staff, mark: Row, at: Date): Promise<MarkView> {
  const { askedById, approvedById, appealDecidedById, appealedAt, appealDecidedAt } = mark;
  const names = await staffNames(staff, [askedById, approvedById, appealDecidedById]);
  const nameOf = (id: string | null) => names.get(id ?? "") ?? "";
  const { ground, reason, markedAt, expiresAt, appeal, appealWords } = mark;
  return {
    ...{ ground, reason, markedAt, expiresAt },
    askedBy: nameOf(askedById),
    approvedBy: nameOf(approvedById),
    standing: standingOf(mark, at),
    appeal: appealedAt && { at: appealedAt, words: appeal ?? "" },
    decided: appealDecidedAt && { at: appealDecidedAt, by: nameOf(appealDecidedById), words: appealWords ?? "" },
    refusal: appealRefusal(mark, staff, at),
  };
}
