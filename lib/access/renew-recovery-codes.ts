import { appendAudit } from "@/lib/audit/append-entry";
import { inTransaction } from "@/lib/infra/db/client";
import { confirmPassword, type Unconfirmed } from "./confirm-password";
import { replaceRecoveryCodes } from "./replace-recovery-codes";
import type { Staff } from "./staff";

/** Ten new recovery codes, shown once; the old ones end. */
export async function renewRecoveryCodes(
  staff: Staff,
  password: string,
  at = new Date(),
): Promise<{ ok: true; codes: string[] } | Unconfirmed> {
  const confirmed = await confirmPassword(staff, password);
  if (!confirmed.ok) return confirmed;
  return inTransaction(async (tx) => {
    const codes = await replaceRecoveryCodes(tx, staff.id);
    const subject = { kind: "staff", id: staff.id } as const;
    await appendAudit(tx, { at, actor: subject, action: "staff.recovery_codes_made", subject });
    return { ok: true, codes } as const;
  });
}
