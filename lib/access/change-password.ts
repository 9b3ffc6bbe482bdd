import { appendAudit } from "@/lib/audit/append-entry";
import { inTransaction } from "@/lib/infra/db/client";
import { confirmPassword, type Unconfirmed } from "./confirm-password";
import { endAccess } from "./end-access";
import { hashPassword } from "./new-account";
import { type PasswordFault, passwordFault } from "./password";
import type { Staff } from "./staff";

export type ChangePassword = { current: string; next: string };

/** Changes one's own password to another one. All sessions end, this one too: whoever had the old password is out. */
export async function changePassword(
  staff: Staff,
  input: ChangePassword,
  at = new Date(),
): Promise<{ ok: true } | Unconfirmed | { ok: false; reason: PasswordFault | "password_same" }> {
  const fault = passwordFault(input.next, staff);
  if (fault) return { ok: false, reason: fault };
  const confirmed = await confirmPassword(staff, input.current);
  if (!confirmed.ok) return confirmed;
  if (input.next === input.current) return { ok: false, reason: "password_same" };
  const passwordHash = await hashPassword(input.next);
  await inTransaction(async (tx) => {
    await tx.staff.update({ where: { id: staff.id }, data: { passwordHash } });
    await endAccess(tx, staff.id, at);
    const subject = { kind: "staff", id: staff.id } as const;
    await appendAudit(tx, { at, actor: subject, action: "staff.password_changed", subject });
  });
  return { ok: true };
}
