import type { AuditAction } from "@/lib/audit/actions";
import { appendAudit } from "@/lib/audit/append-entry";
import type { AuditInput } from "@/lib/audit/audit-entry";
import { inTransaction, type Tx } from "@/lib/infra/db/client";
import { isId } from "./schema";
import { authorise, type NotPermitted, type Staff } from "./staff";

export type ManageRefusal =
  | { ok: false; reason: "unknown_person" | "last_administrator" | "own_roles" | "roles" | "stale" }
  | NotPermitted;
export type Managed = { id: string; email: string; name: string; roles: string[]; disabledAt: Date | null };
type Refused = Exclude<ManageRefusal["reason"], "unknown_person" | "not_permitted">;

export type Act = {
  action: AuditAction;
  data?: AuditInput["data"];
  /** Writes the facts, or names why not; then nothing is written. */
  write: (tx: Tx, person: Managed, at: Date) => Promise<Refused | null>;
};

/** The frame of everything an administrator does to an account of their organisation: permission, the person, the facts, the audit entry. */
export async function manageStaff(
  staff: Staff,
  staffId: string,
  { act, at }: { act: Act; at: Date },
): Promise<{ ok: true } | ManageRefusal> {
  const may = authorise(staff, "staff:manage");
  if (!may.ok) return may;
  if (!isId(staffId)) return { ok: false, reason: "unknown_person" };
  return inTransaction(async (tx) => {
    const select = { id: true, email: true, name: true, roles: true, disabledAt: true };
    const person = await tx.staff.findUnique({ where: { id: staffId, organisationId: staff.organisationId }, select });
    if (!person) return { ok: false, reason: "unknown_person" } as const;
    const refused = await act.write(tx, person, at);
    if (refused) return { ok: false, reason: refused } as const;
    const actor = { kind: "staff", id: staff.id } as const;
    const { action, data } = act;
    await appendAudit(tx, { at, actor, action, subject: { kind: "staff", id: person.id }, ...(data && { data }) });
    return { ok: true } as const;
  });
}
