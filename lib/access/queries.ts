import { db } from "@/lib/infra/db/client";
import { type HeldRoles, type NamedRole, readRoleBook } from "./role-book";
import type { Role } from "./roles";
import { isId } from "./schema";
import { IDLE_MINUTES } from "./session-limits";
import { findAttempt } from "./sign-in-attempt";
import type { Staff } from "./staff";
import { openTotp, totpUri } from "./totp";

export type Person = {
  id: string;
  name: string;
  email: string;
  roles: readonly Role[];
  named: readonly NamedRole[];
  enrolled: boolean;
  disabled: boolean;
  lastSeenAt: Date | null;
};
export type OpenLink = Pick<Person, "id" | "name" | "email" | "roles" | "named"> & { expiresAt: Date };
export type SessionView = { id: string; deviceName: string; startedAt: Date; seenAt: Date };

const PEOPLE_SHOWN = 500;
const personFields = {
  id: true,
  name: true,
  email: true,
  roles: true,
  totpConfirmedAt: true,
  disabledAt: true,
  sessions: { select: { seenAt: true }, orderBy: { seenAt: "desc" }, take: 1 },
} as const;

type PersonRow = {
  id: string;
  name: string;
  email: string;
  roles: string[];
  totpConfirmedAt: Date | null;
  disabledAt: Date | null;
  sessions: { seenAt: Date }[];
};

async function viewsOf(rows: readonly PersonRow[]): Promise<Person[]> {
  const heldBy = await readRoleBook(rows.map(({ roles }) => roles));
  return rows.map((row) => viewOf(row, heldBy(row.roles)));
}

function viewOf({ totpConfirmedAt, disabledAt, sessions, ...row }: PersonRow, held: HeldRoles): Person {
  return {
    ...row,
    roles: held.roles,
    named: held.named,
    enrolled: totpConfirmedAt !== null,
    disabled: disabledAt !== null,
    lastSeenAt: sessions[0]?.seenAt ?? null,
  };
}

/** Everybody of the asker's organisation with an account, in the order in which they joined. */
export async function allPeople({ organisationId }: Staff): Promise<Person[]> {
  const where = { organisationId };
  const rows = await db.staff.findMany({ where, select: personFields, orderBy: { id: "asc" }, take: PEOPLE_SHOWN });
  return viewsOf(rows);
}

/** One person of the asker's organisation, or null; anything that is not an id is nobody's. */
export async function findPerson({ organisationId }: Staff, id: string): Promise<Person | null> {
  if (!isId(id)) return null;
  const row = await db.staff.findUnique({ where: { id, organisationId }, select: personFields });
  return row && ((await viewsOf([row]))[0] ?? null);
}

/** Invitations into the asker's organisation that nobody has used yet. */
export async function openInvites({ organisationId }: Staff, at = new Date()): Promise<OpenLink[]> {
  const rows = await db.invite.findMany({
    where: { organisationId, purpose: "invite", usedAt: null, expiresAt: { gt: at } },
    select: { id: true, name: true, email: true, roles: true, expiresAt: true },
    orderBy: { expiresAt: "asc" },
    take: PEOPLE_SHOWN,
  });
  const heldBy = await readRoleBook(rows.map(({ roles }) => roles));
  return rows.map(({ id, name, email, expiresAt, roles }) => {
    const held = heldBy(roles);
    return { id, name: name ?? "", email: email ?? "", expiresAt, roles: held.roles, named: held.named };
  });
}

/** Sessions of a person that still count, the latest first. */
export function liveSessions(staffId: string, at = new Date()): Promise<SessionView[]> {
  const seenAt = { gt: new Date(at.getTime() - IDLE_MINUTES * 60_000) };
  return db.staffSession.findMany({
    where: { staffId, revokedAt: null, expiresAt: { gt: at }, seenAt },
    select: { id: true, deviceName: true, startedAt: true, seenAt: true },
    orderBy: { seenAt: "desc" },
  });
}

/** How many recovery codes a person has left. */
export function recoveryCodesLeft(staffId: string): Promise<number> {
  return db.recoveryCode.count({ where: { staffId, usedAt: null } });
}

export type SignInStep = { next: "code" } | { next: "enrol"; key: string; uri: string };

/** What a browser between password and code has to be shown; null when it must start again. */
export async function signInStep(attemptToken: string | null): Promise<SignInStep | null> {
  const attempt = await findAttempt(attemptToken);
  if (!attempt) return null;
  if (!attempt.sealedTotp) return { next: "code" };
  const key = openTotp(attempt.sealedTotp, attempt.staffId);
  return { next: "enrol", key, uri: totpUri(key, attempt.staff.email) };
}
