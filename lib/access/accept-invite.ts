import { appendAudit } from "@/lib/audit/append-entry";
import { inTransaction, isDuplicate, type Tx } from "@/lib/infra/db/client";
import { endAccess } from "./end-access";
import { createAccount, hashPassword } from "./new-account";
import { noteApprover } from "./note-approver";
import { findLink, type OneTimeLink, useLink } from "./one-time-link";
import { type PasswordFault, passwordFault } from "./password";
import { readRoleBook } from "./role-book";
import { conflictIn } from "./role-conflict";
import { openAttempt } from "./sign-in-attempt";

export type AcceptInvite = { link: string; password: string };
export type AcceptInviteResult =
  | { ok: true; attempt: string }
  | { ok: false; reason: "link" | "email_taken" }
  /** The person of the link, so that the page can greet while it asks again. */
  | { ok: false; reason: PasswordFault };

async function join(tx: Tx, link: OneTimeLink, passwordHash: string, at: Date) {
  const { name, email } = personOf(link);
  const held = (await readRoleBook([link.roles], tx))(link.roles);
  if (conflictIn(held)) return null;
  const roles = [...held.roles, ...held.named.map((role) => role.id)];
  const { id } = await createAccount(tx, { name, email, roles, organisationId: link.organisationId, passwordHash }, at);
  const subject = { kind: "staff", id } as const;
  const { organisationId, invitedById: byId } = link;
  const rights = { before: [], after: held.permissions, byId, cause: "invite", at } as const;
  await noteApprover(tx, { person: { id, organisationId }, ...rights });
  await appendAudit(tx, { at, actor: subject, action: "staff.invite_accepted", subject, data: { invite: link.id } });
  return { id, enrolled: false };
}

async function renew(tx: Tx, link: OneTimeLink, passwordHash: string, at: Date) {
  const { email } = personOf(link);
  const person = await tx.staff.findUnique({
    where: { email, disabledAt: null },
    select: { id: true, sealedTotp: true },
  });
  if (!person) return null;
  await tx.staff.update({ where: { id: person.id }, data: { passwordHash } });
  await endAccess(tx, person.id, at);
  const subject = { kind: "staff", id: person.id } as const;
  await appendAudit(tx, { at, actor: subject, action: "staff.password_changed", subject, data: { link: link.id } });
  return { id: person.id, enrolled: person.sealedTotp !== null };
}

function personOf(link: OneTimeLink): { name: string; email: string } {
  return { name: link.name ?? "", email: link.email ?? "" };
}

/**
 * Chooses a password by a one-time link: for a new account, or instead of a forgotten password (which ends every
 * session). Either way the second factor comes next.
 */
export async function acceptInvite(input: AcceptInvite, at = new Date()): Promise<AcceptInviteResult> {
  const link = await findLink(input.link, ["invite", "password"], at);
  if (!link) return { ok: false, reason: "link" };
  const fault = passwordFault(input.password, personOf(link));
  if (fault) return { ok: false, reason: fault };
  const passwordHash = await hashPassword(input.password);
  try {
    return await inTransaction(async (tx) => {
      if (!(await useLink(tx, link.id, at))) return { ok: false, reason: "link" } as const;
      const person = await (link.purpose === "invite" ? join : renew)(tx, link, passwordHash, at);
      if (!person) return { ok: false, reason: "link" } as const;
      return { ok: true, attempt: await openAttempt(tx, person, at) } as const;
    });
  } catch (error) {
    if (isDuplicate(error)) return { ok: false, reason: "email_taken" };
    throw error;
  }
}
