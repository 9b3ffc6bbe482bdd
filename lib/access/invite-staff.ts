import { appendAudit } from "@/lib/audit/append-entry";
import { inTransaction } from "@/lib/infra/db/client";
import { makeLink } from "./one-time-link";
import { conflictIn, type Role } from "./roles";
import type { NewInvite } from "./schema";
import { authorise, type NotPermitted, type Staff } from "./staff";

export type InviteResult =
  | { ok: true; token: string }
  | { ok: false; reason: "email_taken" }
  | { ok: false; reason: "roles_conflict"; roles: readonly [Role, Role] }
  | NotPermitted;

/** Makes a one-time link by which a person joins with these roles, valid 72 hours. Whoever invites hands it over. */
export async function inviteStaff(staff: Staff, input: NewInvite, at = new Date()): Promise<InviteResult> {
  const may = authorise(staff, "staff:manage");
  if (!may.ok) return may;
  const conflict = conflictIn(input.roles);
  if (conflict) return { ok: false, reason: "roles_conflict", roles: conflict };
  return inTransaction(async (tx) => {
    if (await tx.staff.findUnique({ where: { email: input.email }, select: { id: true } }))
      return { ok: false, reason: "email_taken" } as const;
    const { id, token } = await makeLink(
      tx,
      { ...input, purpose: "invite", organisationId: staff.organisationId, invitedById: staff.id },
      at,
    );
    const subject = { kind: "staff", id } as const;
    const actor = { kind: "staff", id: staff.id } as const;
    await appendAudit(tx, { at, actor, action: "staff.invited", subject, data: { roles: input.roles } });
    return { ok: true, token } as const;
  });
}
