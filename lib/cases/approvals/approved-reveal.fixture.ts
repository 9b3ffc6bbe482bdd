import { randomUUID } from "node:crypto";
import type { Staff } from "@/lib/access/staff";
import { askToReveal } from "@/lib/cases/approvals/ask-to-reveal";
import { decideApproval } from "@/lib/cases/approvals/decide-approval";
import { db } from "@/lib/infra/db/client";

/** A request as a form would send it. */
export function asking(reference: string) {
  return { reference, purpose: "call_back", reason: "需要回访核实付款截图。", onceKey: randomUUID() };
}

/** What this person asked for last. */
export async function lastRequestOf({ id: askedById }: Staff): Promise<string> {
  const row = await db.approvalRequest.findFirstOrThrow({ where: { askedById }, orderBy: { id: "desc" } });
  return row.id;
}

/** Asks, and has a custodian approve. */
export async function approvedReveal(asker: Staff, custodian: Staff, reference: string): Promise<void> {
  const asked = await askToReveal(asker, asking(reference));
  if (!asked.ok) throw new Error(asked.reason);
  const answered = await decideApproval(custodian, { id: await lastRequestOf(asker), move: "approve", words: "" });
  if (!answered.ok) throw new Error(answered.reason);
}
