import { randomToken } from "@/lib/infra/crypto/tokens";
import { db, type Tx } from "@/lib/infra/db/client";
import { linkToken } from "./schema";
import { tokenHash } from "./sign-in-attempt";

/** What a link lets its holder do: become the first administrator, join, or choose a new password. */
export type LinkPurpose = "setup" | "invite" | "password";
const HOURS = { setup: 24, invite: 72, password: 24 } as const satisfies Record<LinkPurpose, number>;

export type OneTimeLink = {
  id: string;
  purpose: string;
  email: string | null;
  name: string | null;
  roles: string[];
  organisationId: string;
  invitedById: string | null;
};

type NewLink = {
  purpose: LinkPurpose;
  email?: string;
  name?: string;
  roles?: string[];
  organisationId?: string;
  invitedById?: string;
};

/** Writes a link and returns its token, which is nowhere kept. Earlier links for the same purpose and person end. */
export async function makeLink(tx: Tx, link: NewLink, at: Date): Promise<{ id: string; token: string }> {
  const { purpose, email = null } = link;
  await tx.invite.updateMany({ where: { purpose, email, usedAt: null }, data: { expiresAt: at } });
  const token = randomToken();
  const expiresAt = new Date(at.getTime() + HOURS[purpose] * 3_600_000);
  const data = { ...link, tokenHash: tokenHash(token), createdAt: at, expiresAt };
  const { id } = await tx.invite.create({ data, select: { id: true } });
  return { id, token };
}

/** The link of a token while it can still be used; else null. */
export async function findLink(token: string, purposes: readonly LinkPurpose[], at: Date): Promise<OneTimeLink | null> {
  if (!linkToken.test(token)) return null;
  return db.invite.findUnique({
    where: { tokenHash: tokenHash(token), purpose: { in: [...purposes] }, usedAt: null, expiresAt: { gt: at } },
    select: { id: true, purpose: true, email: true, name: true, roles: true, organisationId: true, invitedById: true },
  });
}

/** Uses a link up; false when another request was faster. */
export async function useLink(tx: Tx, id: string, at: Date): Promise<boolean> {
  const used = await tx.invite.updateMany({ where: { id, usedAt: null, expiresAt: { gt: at } }, data: { usedAt: at } });
  return used.count === 1;
}
