import { activeStaffWith } from "@/lib/access/active-staff";
import { isRecused, RECUSED, type Recused } from "@/lib/access/recusal";
import { restingApprovals } from "@/lib/access/resting-approvals";
import type { Staff } from "@/lib/access/staff";
import {
  ACT_TERMS,
  type ApprovalMove,
  type ApprovalRefusal,
  afterHours,
  DECISION_OF,
  refusalOf,
} from "@/lib/cases/approvals/approval";
import { callOff, carryOut } from "@/lib/cases/approvals/carry-out";
import { findApproval } from "@/lib/cases/approvals/find-approval";
import { noteMove } from "@/lib/cases/approvals/note-move";
import { lockCase } from "@/lib/cases/desk-change";
import { unreadable, writtenText } from "@/lib/cases/schema";
import { inTransaction, type Tx } from "@/lib/infra/db/client";

export type DecideApproval = { id: string; move: ApprovalMove; words: string };
export type DecideApprovalResult =
  | { ok: true }
  | Recused
  | { ok: false; reason: ApprovalRefusal | "not_found" | "words_missing" | "too_long" | "unreadable" };

type Found = NonNullable<Awaited<ReturnType<typeof findApproval>>>;
type Deciding = { found: Found; move: ApprovalMove; words: string; at: Date };

/**
 * Answers what somebody else asked for, or takes back what one asked for oneself. Who may is asked of `refusalOf`: it
 * differs from act to act, and nobody answers their own request (SEC-09, C18).
 */
export async function decideApproval(
  staff: Staff,
  input: DecideApproval,
  at: Date = new Date(),
): Promise<DecideApprovalResult> {
  const { id, move } = input;
  const found = await findApproval(staff, id);
  if (!found) return { ok: false, reason: "not_found" };
  if (found.decidedById === staff.id && found.decision === DECISION_OF[move]) return { ok: true };
  const actor = { id: staff.id, permissions: staff.permissions, resting: await restingApprovals(staff.id, at) };
  const refused = refusalOf(found, move, { actor, at });
  if (refused) return { ok: false, reason: refused };
  const words = writtenText.safeParse(input.words);
  if (!words.success) return { ok: false, reason: unreadable(words.error.issues) };
  if (move === "refuse" && words.data === "") return { ok: false, reason: "words_missing" };
  return inTransaction((tx) => decide(tx, staff, { found, move, words: words.data, at }));
}

async function decide(tx: Tx, staff: Staff, { found, move, words, at }: Deciding): Promise<DecideApprovalResult> {
  const { id, act, caseId } = found;
  if (caseId) await lockCase(tx, caseId);
  if (caseId && move !== "take_back" && (await isRecused({ caseId, staffId: staff.id }, tx))) return RECUSED;
  const reason = move === "approve" ? await unfit(tx, staff, found) : null;
  if (reason) return { ok: false, reason };
  const decision = DECISION_OF[move];
  const { servesHours } = ACT_TERMS[act];
  const usableUntil = move === "approve" && servesHours !== null ? afterHours(at, servesHours) : null;
  const written = await tx.approvalRequest.updateMany({
    where: { id, decision: null, lapsesAt: { gt: at } },
    data: { decision, decidedById: staff.id, decidedAt: at, words, usableUntil },
  });
  if (written.count !== 1) return { ok: false, reason: "already_decided" };
  await noteMove(tx, staff, { approval: found, move: decision, at });
  if (decision === "approved") await carryOut(tx, staff, { approval: found, at });
  else await callOff(tx, staff, { approval: found, because: decision, words, at });
  return { ok: true };
}

/** Both words count as of now: who asked and who approves still work here, and may still do so. */
async function unfit(tx: Tx, staff: Staff, { act, askedById }: Found): Promise<ApprovalRefusal | null> {
  const { ask, decide } = ACT_TERMS[act];
  if (!(await activeStaffWith(decide, [staff.id], tx)).has(staff.id)) return "not_permitted";
  return (await activeStaffWith(ask, [askedById], tx)).has(askedById) ? null : "asker_may_not";
}
