import { z } from "zod";
import { isRecused, RECUSED, type Recused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { lockCase } from "@/lib/cases/desk-change";
import { findCase } from "@/lib/cases/find-case";
import { recordEvent } from "@/lib/cases/record-event";
import { shanghaiDate } from "@/lib/clocks/plain-date";
import { inTransaction, isDuplicate, type Tx } from "@/lib/infra/db/client";

const sent = z.object({
  addressee: z.string().trim().min(1).max(200),
  body: z.string().min(1).max(20_000),
  sentOn: z.iso
    .date({ error: "not_a_date", abort: true })
    .refine((day) => day <= shanghaiDate(new Date()), { error: "in_future" }),
  onceKey: z.string().regex(/^[\w-]{16,64}$/),
});

/** `body` is the letter as the page showed it; the caller has seen to it that nothing has changed since. */
export type MarkLetterSent = { reference: string; addressee: string; body: string; sentOn: string; onceKey: string };
export type MarkLetterSentResult =
  | { ok: true }
  | NotPermitted
  | Recused
  | { ok: false; reason: "not_found" | "not_a_date" | "in_future" };

/** Keeps word for word what was sent to a platform, and when. Sending itself is done outside, on paper or by its desk. */
export async function markLetterSent(
  staff: Staff,
  { reference, ...input }: MarkLetterSent,
  at: Date = new Date(),
): Promise<MarkLetterSentResult> {
  const may = authorise(staff, "case:decide:handling");
  if (!may.ok) return may;
  const parsed = sent.safeParse(input);
  if (!parsed.success) {
    const future = parsed.error.issues.some(({ message }) => message === "in_future");
    return { ok: false, reason: future ? "in_future" : "not_a_date" };
  }
  const found = await findCase(staff, reference, "own");
  if (!found) return { ok: false, reason: "not_found" };
  try {
    return await inTransaction((tx) => keep(tx, staff, { ...parsed.data, caseId: found.id, at }));
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return { ok: true };
  }
}

type Letter = z.output<typeof sent> & { caseId: string; at: Date };

async function keep(tx: Tx, staff: Staff, { onceKey, ...letter }: Letter): Promise<MarkLetterSentResult> {
  const { caseId, addressee, sentOn, at } = letter;
  await lockCase(tx, caseId);
  if (await isRecused({ caseId, staffId: staff.id }, tx)) return RECUSED;
  const data = { ...letter, sentById: staff.id, onceKey: `${staff.id}:${onceKey}` };
  const { id } = await tx.preservationLetter.create({ data, select: { id: true } });
  const actor = { kind: "staff", id: staff.id } as const;
  await recordEvent(tx, { caseId, kind: "preservation_asked", actor, told: false, at });
  const subject = { kind: "case", id: caseId } as const;
  const audited = { letter: id, addressee, sentOn };
  await appendAudit(tx, { actor, action: "case.preservation_asked", subject, data: audited, at });
  return { ok: true };
}
