import { z } from "zod";
import type { Staff } from "@/lib/access/staff";
import { ACT_TERMS, type ApprovalAct, afterHours } from "@/lib/cases/approvals/approval";
import { noteMove } from "@/lib/cases/approvals/note-move";
import { writtenText } from "@/lib/cases/schema";
import { tellColleagues } from "@/lib/cases/tell-colleagues";
import type { Tx } from "@/lib/infra/db/client";

export type AskField = "purpose" | "reason";
export type FieldProblems = { ok: false; reason: "fields"; problems: Partial<Record<AskField, string>> };

/** What every request says: for which purpose of the act's list, and why; the key makes a second click the first once more. */
export function askSchema<const Purposes extends readonly [string, ...string[]]>(purposes: Purposes) {
  return z.object({
    reference: z.string(),
    purpose: z.enum(purposes, "purpose_missing"),
    reason: writtenText.refine((text) => text !== "", { error: "empty" }),
    onceKey: z.string().regex(/^[\w-]{16,64}$/),
  });
}

export function problemsOf(issues: readonly z.core.$ZodIssue[]): FieldProblems {
  const problems = Object.fromEntries(issues.map(({ path, message }) => [String(path[0]), message]));
  return { ok: false, reason: "fields", problems };
}

export type NewRequest = {
  act: ApprovalAct;
  /** Null for what is about many cases. */
  caseId: string | null;
  subjectId?: string;
  purpose: string;
  reason: string;
  onceKey: string;
  at: Date;
};

/** Whether this person's form has been here before. */
export async function isAskedBefore(tx: Tx, { id }: Staff, onceKey: string): Promise<boolean> {
  return (
    (await tx.approvalRequest.findUnique({ where: { onceKey: `${id}:${onceKey}` }, select: { id: true } })) !== null
  );
}

/** Whether such a request waits or serves already: for a look each person's own, for something done to the case anybody's. */
export async function hasOpenRequest(
  tx: Tx,
  staff: Staff,
  { act, caseId, subjectId, at }: NewRequest,
): Promise<boolean> {
  const whose = ACT_TERMS[act].servesHours === null ? { subjectId: subjectId ?? null } : { askedById: staff.id };
  const waiting = { decision: null, lapsesAt: { gt: at } };
  const serving = { decision: "approved", usableUntil: { gt: at } };
  const rows = await tx.approvalRequest.findMany({
    where: { caseId, act, ...whose, OR: [waiting, serving] },
    select: { subjectId: true },
  });
  if (act !== "case_export") return rows.length > 0;
  const taken = { id: { in: rows.flatMap((row) => row.subjectId ?? []) }, takenAt: null };
  return (await tx.caseExport.count({ where: taken })) > 0;
}

/**
 * Writes the request, in a transaction that has locked the case, and tells who may answer it. One is open at a time.
 */
export async function openRequest(tx: Tx, staff: Staff, asked: NewRequest) {
  const { act, caseId, subjectId, purpose, reason, onceKey, at } = asked;
  if (await isAskedBefore(tx, staff, onceKey)) return { ok: true } as const;
  if (await hasOpenRequest(tx, staff, asked)) return { ok: false, reason: "already_asked" } as const;
  const { id } = await tx.approvalRequest.create({
    data: {
      act,
      organisationId: staff.organisationId,
      caseId,
      subjectId: subjectId ?? null,
      purpose,
      reason,
      askedById: staff.id,
      askedAt: at,
      lapsesAt: afterHours(at, ACT_TERMS[act].waitsHours),
      onceKey: `${staff.id}:${onceKey}`,
    },
    select: { id: true },
  });
  const approval = { id, act, caseId, subjectId: subjectId ?? null, purpose };
  await noteMove(tx, staff, { approval, move: "asked", at });
  const permission = ACT_TERMS[act].decide;
  await tellColleagues(tx, staff, { caseId, permission, template: "approval_asked", slot: id, at });
  return { ok: true } as const;
}
