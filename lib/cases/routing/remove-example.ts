import { isId } from "@/lib/access/schema";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { inTransaction } from "@/lib/infra/db/client";

/** Takes an example out of the test table; it stays in the record. One that is out already is answered the same. */
export async function removeExample(
  staff: Staff,
  id: string,
  at: Date = new Date(),
): Promise<{ ok: true } | NotPermitted> {
  const may = authorise(staff, "rules:change");
  if (!may.ok) return may;
  const { organisationId } = staff;
  if (!isId(id)) return { ok: true };
  return inTransaction(async (tx) => {
    const there = { id, organisationId, removedAt: null };
    const { count } = await tx.routingExample.updateMany({ where: there, data: { removedAt: at } });
    if (count === 0) return { ok: true };
    const [actor, subject] = [
      { kind: "staff", id: staff.id },
      { kind: "rules", id: organisationId },
    ] as const;
    await appendAudit(tx, { actor, action: "rules.example_removed", subject, data: { example: id }, at });
    return { ok: true };
  });
}
