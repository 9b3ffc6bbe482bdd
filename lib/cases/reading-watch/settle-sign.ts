import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import type { AuditAction } from "@/lib/audit/actions";
import { appendAudit } from "@/lib/audit/append-entry";
import { findSign } from "@/lib/cases/reading-watch/find-sign";
import { type SignRefusal, signRefusal } from "@/lib/cases/reading-watch/sign-moves";
import { unreadable, writtenText } from "@/lib/cases/schema";
import { inTransaction, type Tx } from "@/lib/infra/db/client";
import { notifyStaffLater } from "@/lib/notifications/notify-staff";

export type SettleSign = { id: string; move: "ask" | "set_aside"; words: string };
export type SettleSignResult =
  | { ok: true }
  | NotPermitted
  | { ok: false; reason: SignRefusal | "not_found" | "words_missing" | "too_long" | "unreadable" };

const AUDITED = { ask: "reading.asked", set_aside: "reading.set_aside" } as const satisfies Record<string, AuditAction>;

/** Sets a sign aside with a reason, or asks whoever is meant for an explanation; they hear of it by a staff notice. */
export async function settleSign(staff: Staff, input: SettleSign, at: Date = new Date()): Promise<SettleSignResult> {
  const may = authorise(staff, "audit:read");
  if (!may.ok) return may;
  const { id, move } = input;
  const found = await findSign(staff, id);
  if (!found) return { ok: false, reason: "not_found" };
  const refused = signRefusal(found, move, staff);
  if (refused) return { ok: false, reason: refused };
  const words = writtenText.safeParse(input.words);
  if (!words.success) return { ok: false, reason: unreadable(words.error.issues) };
  if (words.data === "") return { ok: false, reason: "words_missing" };
  return inTransaction(async (tx) => {
    const { askedAt, answeredAt } = found;
    const { count } = await tx.readingSign.updateMany({
      where: { id, askedAt, answeredAt, setAsideAt: null },
      data: marksOf(move, { words: words.data, staffId: staff.id, at }),
    });
    if (count !== 1) return { ok: false, reason: "illegal_from_state" };
    if (move === "ask") await tell(tx, { staffId: found.staffId, id, at });
    await appendAudit(tx, {
      actor: { kind: "staff", id: staff.id },
      action: AUDITED[move],
      subject: { kind: "staff", id: found.staffId },
      data: { sign: id, kind: found.kind, day: found.day },
      at,
    });
    return { ok: true };
  });
}

function marksOf(move: SettleSign["move"], { words, staffId, at }: { words: string; staffId: string; at: Date }) {
  if (move === "ask") return { askedById: staffId, askedAt: at, question: words };
  return { setAsideById: staffId, setAsideAt: at, because: words };
}

function tell(tx: Tx, { staffId, id, at }: { staffId: string; id: string; at: Date }): Promise<void> {
  return notifyStaffLater(tx, { staffId, template: "reading_question", slot: id, at });
}
