import { appendAudit } from "@/lib/audit/append-entry";
import { inTransaction } from "@/lib/infra/db/client";
import { makeLink } from "./one-time-link";
import { isOfHome } from "./organisation";
import { isId, newStaffSchema } from "./schema";
import { authorise, type NotPermitted, type Staff } from "./staff";

export type InviteAdministrator = { organisationId: string; name: string; email: string };
export type InviteAdministratorResult =
  | { ok: true; token: string; name: string }
  | NotPermitted
  | { ok: false; reason: "unknown_organisation" | "name" | "email" | "email_taken" };

/**
 * Makes the link by which an administrator of another organisation joins; whom they let in then is theirs to say. For
 * administrators of the home organisation, who can give no other role there.
 */
export async function inviteAdministrator(
  staff: Staff,
  input: InviteAdministrator,
  at = new Date(),
): Promise<InviteAdministratorResult> {
  const may = authorise(staff, "staff:manage");
  if (!may.ok) return may;
  if (!isOfHome(staff)) return { ok: false, reason: "not_permitted" };
  const read = newStaffSchema.safeParse(input);
  if (!read.success) return { ok: false, reason: read.error.issues[0]?.path[0] === "name" ? "name" : "email" };
  const { organisationId } = input;
  if (!isId(organisationId)) return { ok: false, reason: "unknown_organisation" };
  return inTransaction(async (tx) => {
    const known = await tx.organisation.findUnique({ where: { id: organisationId }, select: { id: true } });
    if (!known) return { ok: false, reason: "unknown_organisation" } as const;
    const taken = await tx.staff.findUnique({ where: { email: read.data.email }, select: { id: true } });
    if (taken) return { ok: false, reason: "email_taken" } as const;
    const roles = ["administrator"];
    const link = { ...read.data, purpose: "invite", roles, organisationId, invitedById: staff.id } as const;
    const { id, token } = await makeLink(tx, link, at);
    const actor = { kind: "staff", id: staff.id } as const;
    const subject = { kind: "staff", id } as const;
    await appendAudit(tx, { at, actor, action: "staff.invited", subject, data: { roles, organisationId } });
    return { ok: true, token, name: read.data.name } as const;
  });
}
