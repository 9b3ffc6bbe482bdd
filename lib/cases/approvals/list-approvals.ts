import { restingApprovals } from "@/lib/access/resting-approvals";
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
import { type ExportView, exportsById } from "@/lib/cases/exports/exports-by-id";
import { holdsById } from "@/lib/cases/litigation/holds-of-case";
import type { HoldView } from "@/lib/cases/litigation/litigation-hold";
import { staffNames } from "@/lib/cases/queries";
import { db } from "@/lib/infra/db/client";

export type ApprovalView = {
  readonly id: string;
  readonly act: ApprovalAct;
  /** Null for what is about many cases. */
  readonly reference: string | null;
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
  /** The hold that is to be lifted, for that act. */
  readonly hold: HoldView | null;
  /** The list that is to leave, for that act. */
  readonly list: ExportView | null;
  /** Theirs to answer, but they came by that within a day. */
  readonly tooNew: boolean;
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
    isApprovalAct(act) ? [{ ...row, act, reference: row.case?.reference ?? null }] : [],
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
  const exports = await exportsById(
    staff,
    rows.flatMap(({ act, subjectId }) => (act === "case_export" && subjectId ? [subjectId] : [])),
  );
  const subjects = rows.flatMap(({ act, subjectId }) => (act === "hold_lift" && subjectId ? [subjectId] : []));
  const holds = await holdsById(staff, subjects);
  const actor = { id: staff.id, permissions: staff.permissions, resting: await restingApprovals(staff.id, at) };
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
    standing: exports.get(row.subjectId ?? "")?.takenAt ? "done" : standingOf(row, at),
    decidedBy: names.get(row.decidedById ?? "") ?? null,
    decidedAt: row.decidedAt,
    words: row.words,
    usableUntil: row.usableUntil,
    hold: holds.get(row.subjectId ?? "") ?? null,
    list: exports.get(row.subjectId ?? "") ?? null,
    tooNew: refusalOf(row, "approve", { actor, at }) === "too_new",
    moves: APPROVAL_MOVES.filter((move) => refusalOf(row, move, { actor, at }) === null),
  }));
}
