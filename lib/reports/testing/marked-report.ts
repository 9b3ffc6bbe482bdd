import { randomUUID } from "node:crypto";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { decideApproval } from "@/lib/cases/approvals/decide-approval";
import { type AskToMark, askToMark } from "@/lib/cases/bad-faith/ask-to-mark";
import { db } from "@/lib/infra/db/client";

export const MARK_REASON = "两张付款截图出自同一张图片，已与平台核对。";

export function markAsked(reference: string, change: object = {}): AskToMark {
  return { reference, purpose: "forged_material", reason: MARK_REASON, onceKey: randomUUID(), ...change };
}

/** Says yes to what this person asked for last. */
export async function approveMark(staff: Staff, asker: Staff) {
  const where = { askedById: asker.id, act: "bad_faith" };
  const { id } = await db.approvalRequest.findFirstOrThrow({ where, orderBy: { id: "desc" } });
  return decideApproval(staff, { id, move: "approve", words: "" });
}

/** Two people mark a report as made in bad faith. */
export async function markReport(reference: string): Promise<{ asker: Staff; approver: Staff }> {
  const [asker, approver] = [await staffForTest("case_officer"), await staffForTest("supervisor")];
  const asked = await askToMark(asker, markAsked(reference));
  const approved = asked.ok ? await approveMark(approver, asker) : asked;
  if (!approved.ok) throw new Error(approved.reason);
  return { asker, approver };
}
