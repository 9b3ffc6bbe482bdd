import { appendAudit } from "@/lib/audit/append-entry";
import { inTransaction } from "@/lib/infra/db/client";
import type { Staff } from "./staff";

/** Whether single keys act on this person's pages (WCAG 2.1.4). */
export async function switchSingleKeys(staff: Staff, on: boolean, at = new Date()): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.staff.update({ where: { id: staff.id }, data: { singleKeys: on } });
    const subject = { kind: "staff", id: staff.id } as const;
    await appendAudit(tx, {
      at,
      actor: subject,
      action: "staff.preference_changed",
      subject,
      data: { singleKeys: on },
    });
  });
}
