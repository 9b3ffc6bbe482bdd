import type { Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { findSign } from "@/lib/cases/reading-watch/find-sign";
import { type SignRefusal, signRefusal } from "@/lib/cases/reading-watch/sign-moves";
import { unreadable, writtenText } from "@/lib/cases/schema";
import { inTransaction } from "@/lib/infra/db/client";

export type ExplainReadingResult =
  | { ok: true }
  | { ok: false; reason: SignRefusal | "not_found" | "words_missing" | "too_long" | "unreadable" };

/** Answers what an auditor asked about one's own reading: once, and it stays with the sign. */
export async function explainReading(
  staff: Staff,
  { id, words }: { id: string; words: string },
  at: Date = new Date(),
): Promise<ExplainReadingResult> {
  const found = await findSign(staff, id);
  if (found?.staffId !== staff.id) return { ok: false, reason: "not_found" };
  const refused = signRefusal(found, "answer", staff);
  if (refused) return { ok: false, reason: refused };
  const read = writtenText.safeParse(words);
  if (!read.success) return { ok: false, reason: unreadable(read.error.issues) };
  if (read.data === "") return { ok: false, reason: "words_missing" };
  return inTransaction(async (tx) => {
    const { count } = await tx.readingSign.updateMany({
      where: { id, staffId: staff.id, answeredAt: null, setAsideAt: null, NOT: { askedAt: null } },
      data: { answer: read.data, answeredAt: at },
    });
    if (count !== 1) return { ok: false, reason: "illegal_from_state" };
    await appendAudit(tx, {
      actor: { kind: "staff", id: staff.id },
      action: "reading.explained",
      subject: { kind: "staff", id: staff.id },
      data: { sign: id },
      at,
    });
    return { ok: true };
  });
}
