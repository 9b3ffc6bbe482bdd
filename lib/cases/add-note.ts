import { isRecused, RECUSED, type Recused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { lockCase } from "@/lib/cases/desk-change";
import { findCase } from "@/lib/cases/find-case";
import { holdClaim } from "@/lib/cases/hold-claim";
import { recordEvent } from "@/lib/cases/record-event";
import { unreadable, type WrittenInput, writtenSchema } from "@/lib/cases/schema";
import { inTransaction, isDuplicate } from "@/lib/infra/db/client";

export type AddNoteResult =
  | { ok: true }
  | NotPermitted
  | Recused
  | { ok: false; reason: "not_found" | "empty" | "too_long" };

/** Keeps a note that only staff read. Needs no claim: whoever knows something writes it down, but for those who stepped back. A second click changes nothing. */
export async function addNote(staff: Staff, input: WrittenInput, at: Date = new Date()): Promise<AddNoteResult> {
  const may = authorise(staff, "note:add");
  if (!may.ok) return may;
  const parsed = writtenSchema.safeParse(input);
  if (!parsed.success) {
    const long = unreadable(parsed.error.issues) === "too_long";
    return { ok: false, reason: long ? "too_long" : "empty" };
  }
  const found = await findCase(staff, parsed.data.reference, "note:add");
  if (!found) return { ok: false, reason: "not_found" };
  try {
    return await inTransaction(async (tx): Promise<AddNoteResult> => {
      await lockCase(tx, found.id);
      if (await isRecused({ caseId: found.id, staffId: staff.id }, tx)) return RECUSED;
      await holdClaim(tx, { caseId: found.id, staffId: staff.id, at });
      const onceKey = `${staff.id}:${parsed.data.onceKey}`;
      const note = { caseId: found.id, staffId: staff.id, body: parsed.data.body, writtenAt: at, onceKey };
      await tx.internalNote.create({ data: note, select: { id: true } });
      const actor = { kind: "staff", id: staff.id } as const;
      await recordEvent(tx, { caseId: found.id, kind: "note_added", actor, told: false, at });
      await appendAudit(tx, { actor, action: "note.added", subject: { kind: "case", id: found.id }, at });
      return { ok: true };
    });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return { ok: true };
  }
}
