import { db } from "@/lib/infra/db/client";
import { readRoleBook } from "./role-book";
import { isId } from "./schema";
import { isAlive } from "./session-limits";
import type { Staff } from "./staff";

/** What a sign-in cookie carries: the names of a row and a version, no name, no role. */
export type SessionClaims = { sid: string; authVersion: number };

/** A page with ten pictures is one sign of life, not eleven writes. */
const SEEN_AGAIN_AFTER_MS = 60_000;

/** Reads the claims of a decoded cookie; anything else, a token of an unfinished sign-in included, is none (CVE-2023-48309). */
export function sessionClaims(token: unknown): SessionClaims | null {
  if (typeof token !== "object" || token === null || !("sid" in token) || !("authVersion" in token)) return null;
  const { sid, authVersion } = token;
  if (typeof sid !== "string" || !isId(sid)) return null;
  return Number.isInteger(authVersion) ? { sid, authVersion: authVersion as number } : null;
}

function findSession(id: string) {
  const staff = {
    id: true,
    name: true,
    email: true,
    roles: true,
    organisationId: true,
    authVersion: true,
    disabledAt: true,
    singleKeys: true,
    blurPictures: true,
    greyPictures: true,
  };
  return db.staffSession.findUnique({
    where: { id },
    select: { authVersion: true, seenAt: true, expiresAt: true, revokedAt: true, staff: { select: staff } },
  });
}

/**
 * The person behind a cookie, asked from the database at every request, so that a revoked session, a disabled account
 * or a changed role counts at once (SEC-11). Null when the session no longer counts.
 */
export async function staffFromSession(claims: SessionClaims, at = new Date()): Promise<Staff | null> {
  const session = await findSession(claims.sid);
  if (!session || !isAlive(session, claims.authVersion, at)) return null;
  if (at.getTime() - session.seenAt.getTime() > SEEN_AGAIN_AFTER_MS) {
    await db.staffSession.updateMany({ where: { id: claims.sid, revokedAt: null }, data: { seenAt: at } });
  }
  const { authVersion, disabledAt, ...account } = session.staff;
  const held = (await readRoleBook([account.roles]))(account.roles);
  return { ...account, ...held, sessionId: claims.sid } as unknown as Staff;
}
