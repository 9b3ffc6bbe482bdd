import type { Staff } from "@/lib/access/staff";
import {
  APPROVAL_MOVES,
  type ApprovalAct,
  type ApprovalMove,
  type ApprovalStanding,
  isApprovalAct,
  refusalOf,
  standingOf,
} from "@/lib/cases/approvals/approval";
import { approvalScope, findApproval } from "@/lib/cases/approvals/find-approval";
import { staffNames } from "@/lib/cases/queries";
import { db } from "@/lib/infra/db/client";

export type ApprovalView = {
  readonly id: string;
  readonly act: ApprovalAct;
  readonly reference: string;
  readonly purpose: string;
  readonly reason: string;
  readonly askedBy: string;
  readonly askedByMe: boolean;
  readonly askedAt: Date;
  readonly lapsesAt: Date;
  readonly standing: ApprovalStanding;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly words: string | null;
  readonly usableUntil: Date | null;
  /** What this person may do with it now. */
  readonly moves: readonly ApprovalMove[];
};

const MOST = 200;

/** What this person asked for and what they may answer, the newest first. */
export async function listApprovals(staff: Staff, at: Date = new Date()): Promise<readonly ApprovalView[]> {
  const rows = await db.approvalRequest.findMany({
    where: approvalScope(staff),
    include: { case: { select: { reference: true } } },
    orderBy: [{ askedAt: "desc" }, { id: "desc" }],
    take: MOST,
  });
  const known = rows.flatMap(({ act, ...row }) =>
    isApprovalAct(act) ? [{ ...row, act, reference: row.case.reference }] : [],
  );
  return viewsOf(staff, known, at);
}

/** One of them; null when there is none by that name for this person. */
export async function readApproval(staff: Staff, id: string, at: Date = new Date()): Promise<ApprovalView | null> {
  const found = await findApproval(staff, id);
  return found ? ((await viewsOf(staff, [found], at))[0] ?? null) : null;
}

type Row = NonNullable<Awaited<ReturnType<typeof findApproval>>>;

async function viewsOf(staff: Staff, rows: readonly Row[], at: Date): Promise<ApprovalView[]> {
  const people = rows.flatMap(({ askedById, decidedById }) => [askedById, decidedById]);
  const names = await staffNames(staff, people);
  return rows.map((row) => ({
    id: row.id,
    act: row.act,
    reference: row.reference,
    purpose: row.purpose,
    reason: row.reason,
    askedBy: names.get(row.askedById) ?? "",
    askedByMe: row.askedById === staff.id,
    askedAt: row.askedAt,
    lapsesAt: row.lapsesAt,
    standing: standingOf(row, at),
    decidedBy: names.get(row.decidedById ?? "") ?? null,
    decidedAt: row.decidedAt,
    words: row.words,
    usableUntil: row.usableUntil,
    moves: APPROVAL_MOVES.filter((move) => refusalOf(row, move, { actor: staff, at }) === null),
  }));
}
