import { isRecused, RECUSED, type Recused } from "@/lib/access/recusal";
import { restingApprovals } from "@/lib/access/resting-approvals";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { type AppealRefusal, appealRefusal } from "@/lib/cases/bad-faith/bad-faith-mark";
import { findMark } from "@/lib/cases/bad-faith/find-mark";
import { lockCase, noteDeskChange } from "@/lib/cases/desk-change";
import { unreadable, writtenText } from "@/lib/cases/schema";
import { inTransaction } from "@/lib/infra/db/client";
import { notifyReporterLater } from "@/lib/notifications/notify-reporter";

export type DecideAppeal = { reference: string; move: "keep" | "lift"; words: string };
export type DecideAppealResult =
  | { ok: true }
  | NotPermitted
  | Recused
  | { ok: false; reason: AppealRefusal | "too_new" | "not_found" | "words_missing" | "too_long" | "unreadable" };

/** A third person keeps the mark or lifts it, with words that the reporter reads (ABU-06). */
export async function decideAppeal(
  staff: Staff,
  input: DecideAppeal,
  at: Date = new Date(),
): Promise<DecideAppealResult> {
  const may = authorise(staff, "case:decide:final");
  if (!may.ok) return may;
  const found = await findMark(staff, input.reference);
  if (!found) return { ok: false, reason: "not_found" };
  if (await isRecused({ caseId: found.caseId, staffId: staff.id })) return RECUSED;
  if (!found.mark) return { ok: false, reason: "illegal_from_state" };
  const { caseId, mark } = found;
  const refused = appealRefusal(mark, staff, at);
  if (refused) return { ok: false, reason: refused };
  if ((await restingApprovals(staff.id, at)).includes("case:decide:final")) return { ok: false, reason: "too_new" };
  const words = writtenText.safeParse(input.words);
  if (!words.success) return { ok: false, reason: unreadable(words.error.issues) };
  if (words.data === "") return { ok: false, reason: "words_missing" };
  return inTransaction(async (tx): Promise<DecideAppealResult> => {
    await lockCase(tx, caseId);
    if (await isRecused({ caseId, staffId: staff.id }, tx)) return RECUSED;
    const lifted = input.move === "lift";
    const decided = { appealDecidedAt: at, appealDecidedById: staff.id, appealWords: words.data, lifted };
    const where = { id: mark.id, appealDecidedAt: null, appealedAt: { not: null } };
    const { count } = await tx.badFaithMark.updateMany({ where, data: decided });
    if (count !== 1) return { ok: false, reason: "illegal_from_state" };
    const data = { mark: mark.id, outcome: input.move };
    const said = { kind: "bad_faith_appeal_decided", action: "mark.appeal_decided" } as const;
    await noteDeskChange(tx, staff, { caseId, ...said, data, at });
    await notifyReporterLater(tx, { caseId, template: "news", at });
    return { ok: true };
  });
}
