import { isRecused, RECUSED, type Recused } from "@/lib/access/recusal";
import type { Staff } from "@/lib/access/staff";
import {
  ACT_TERMS,
  type ApprovalMove,
  type ApprovalRefusal,
  afterHours,
  DECISION_OF,
  refusalOf,
} from "@/lib/cases/approvals/approval";
import { findApproval } from "@/lib/cases/approvals/find-approval";
import { lockCase, noteDeskChange } from "@/lib/cases/desk-change";
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
  const refused = refusalOf(found, move, { actor: staff, at });
  if (refused) return { ok: false, reason: refused };
  const words = writtenText.safeParse(input.words);
  if (!words.success) return { ok: false, reason: unreadable(words.error.issues) };
  if (move === "refuse" && words.data === "") return { ok: false, reason: "words_missing" };
  return inTransaction((tx) => decide(tx, staff, { found, move, words: words.data, at }));
}

async function decide(tx: Tx, staff: Staff, { found, move, words, at }: Deciding): Promise<DecideApprovalResult> {
  const { id, act, caseId, purpose } = found;
  await lockCase(tx, caseId);
  if (move !== "take_back" && (await isRecused({ caseId, staffId: staff.id }, tx))) return RECUSED;
  const decision = DECISION_OF[move];
  const usableUntil = move === "approve" ? afterHours(at, ACT_TERMS[act].servesHours) : null;
  const written = await tx.approvalRequest.updateMany({
    where: { id, decision: null, lapsesAt: { gt: at } },
    data: { decision, decidedById: staff.id, decidedAt: at, words, usableUntil },
  });
  if (written.count !== 1) return { ok: false, reason: "already_decided" };
  const data = { approval: id, act, purpose };
  const said = { kind: `approval_${decision}`, action: `approval.${decision}` } as const;
  await noteDeskChange(tx, staff, { caseId, ...said, data, at });
  return { ok: true };
}
