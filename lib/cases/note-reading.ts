import type { Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { inTransaction } from "@/lib/infra/db/client";

/** The pages beside a case's own that show something of it. */
type CasePart =
  | "bad_faith"
  | "checklist"
  | "data_requests"
  | "grades"
  | "litigation"
  | "merge"
  | "money"
  | "packets"
  | "preservation"
  | "recusal"
  | "reply"
  | "reveal"
  | "split";

/**
 * Puts on record that somebody looked at a part of a case (C25, PRV-06). Having seen a part is not having read the case:
 * an order over many cases asks for that (lib/cases/bulk/seen-cases.ts).
 */
export async function notePartRead(
  staff: Pick<Staff, "id">,
  read: { caseIds: readonly string[]; part: CasePart; at: Date },
): Promise<void> {
  const { part, at } = read;
  const actor = { kind: "staff", id: staff.id } as const;
  const entries = [...new Set(read.caseIds)].map(
    (id) => ({ actor, action: "case.read", subject: { kind: "case", id }, data: { part }, at }) as const,
  );
  await inTransaction((tx) => appendAudit(tx, entries));
}
