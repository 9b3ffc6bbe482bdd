import { appendAudit } from "@/lib/audit/append-entry";
import { inTransaction } from "@/lib/infra/db/client";
import { type RolesRefused, readAskedRoles } from "./asked-roles";
import { makeLink } from "./one-time-link";
import type { NewInvite } from "./schema";
import { authorise, type NotPermitted, type Staff } from "./staff";

export type InviteResult =
  | { ok: true; token: string }
  | { ok: false; reason: "email_taken" }
  | RolesRefused
  | NotPermitted;

/**
 * Makes a one-time link by which a person joins the asker's organisation with these roles, valid 72 hours. Whoever
 * invites hands it over.
 */
export async function inviteStaff(staff: Staff, input: NewInvite, at = new Date()): Promise<InviteResult> {
  const may = authorise(staff, "staff:manage");
  if (!may.ok) return may;
  return inTransaction(async (tx) => {
    const asked = await readAskedRoles(tx, staff, input.roles);
    if (!asked.ok) return asked;
    if (await tx.staff.findUnique({ where: { email: input.email }, select: { id: true } }))
      return { ok: false, reason: "email_taken" } as const;
    const { organisationId } = staff;
    const link = { ...input, purpose: "invite", organisationId, invitedById: staff.id } as const;
    const { id, token } = await makeLink(tx, link, at);
    const subject = { kind: "staff", id } as const;
    const actor = { kind: "staff", id: staff.id } as const;
    await appendAudit(tx, { at, actor, action: "staff.invited", subject, data: { roles: input.roles } });
    return { ok: true, token } as const;
  });
}
