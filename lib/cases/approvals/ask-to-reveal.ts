import { z } from "zod";
import { isRecused, RECUSED, type Recused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { ACT_TERMS, afterHours } from "@/lib/cases/approvals/approval";
import { REVEAL_PURPOSES } from "@/lib/cases/approvals/reveal-purposes";
import { lockCase, noteDeskChange } from "@/lib/cases/desk-change";
import { findCase } from "@/lib/cases/find-case";
import { writtenText } from "@/lib/cases/schema";
import { inTransaction, isDuplicate, type Tx } from "@/lib/infra/db/client";

const askSchema = z.object({
  reference: z.string(),
  purpose: z.enum(REVEAL_PURPOSES, "purpose_missing"),
  reason: writtenText.refine((text) => text !== "", { error: "empty" }),
  onceKey: z.string().regex(/^[\w-]{16,64}$/),
});
export type AskToReveal = { [Field in keyof z.input<typeof askSchema>]: string };
export type AskField = "purpose" | "reason";
export type AskToRevealResult =
  | { ok: true }
  | NotPermitted
  | Recused
  | { ok: false; reason: "not_found" | "no_contact" | "already_asked" }
  | { ok: false; reason: "fields"; problems: Partial<Record<AskField, string>> };

type Asking = z.output<typeof askSchema> & { caseId: string; at: Date };

/** Asks a custodian to let this person see how to reach a reporter: for a purpose of the list, and with a reason (G2). */
export async function askToReveal(staff: Staff, input: AskToReveal, at: Date = new Date()): Promise<AskToRevealResult> {
  const may = authorise(staff, ACT_TERMS.identity_reveal.ask);
  if (!may.ok) return may;
  const found = await findCase(staff, input.reference, ACT_TERMS.identity_reveal.ask);
  if (!found) return { ok: false, reason: "not_found" };
  const parsed = askSchema.safeParse(input);
  if (!parsed.success) return problemsOf(parsed.error.issues);
  try {
    return await inTransaction((tx) => ask(tx, staff, { ...parsed.data, caseId: found.id, at }));
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return { ok: true };
  }
}

async function ask(tx: Tx, staff: Staff, { caseId, purpose, reason, onceKey, at }: Asking): Promise<AskToRevealResult> {
  await lockCase(tx, caseId);
  const key = `${staff.id}:${onceKey}`;
  if (await tx.approvalRequest.findUnique({ where: { onceKey: key }, select: { id: true } })) return { ok: true };
  const refused = await refusal(tx, staff, { caseId, at });
  if (refused) return refused;
  const { waitsHours } = ACT_TERMS.identity_reveal;
  const { id } = await tx.approvalRequest.create({
    data: {
      act: "identity_reveal",
      organisationId: staff.organisationId,
      caseId,
      purpose,
      reason,
      askedById: staff.id,
      askedAt: at,
      lapsesAt: afterHours(at, waitsHours),
      onceKey: key,
    },
    select: { id: true },
  });
  const data = { approval: id, act: "identity_reveal", purpose };
  await noteDeskChange(tx, staff, { caseId, kind: "approval_asked", action: "approval.asked", data, at });
  return { ok: true };
}

async function refusal(tx: Tx, staff: Staff, { caseId, at }: { caseId: string; at: Date }) {
  if (await isRecused({ caseId, staffId: staff.id }, tx)) return RECUSED;
  const submission = await tx.submission.findUnique({ where: { caseId }, select: { contactKind: true } });
  if (!submission?.contactKind) return { ok: false, reason: "no_contact" } as const;
  const open = await tx.approvalRequest.findFirst({
    where: {
      caseId,
      act: "identity_reveal",
      askedById: staff.id,
      OR: [
        { decision: null, lapsesAt: { gt: at } },
        { decision: "approved", usableUntil: { gt: at } },
      ],
    },
    select: { id: true },
  });
  return open ? ({ ok: false, reason: "already_asked" } as const) : null;
}

function problemsOf(issues: readonly z.core.$ZodIssue[]): AskToRevealResult {
  const problems = Object.fromEntries(issues.map(({ path, message }) => [String(path[0]), message]));
  return { ok: false, reason: "fields", problems };
}
