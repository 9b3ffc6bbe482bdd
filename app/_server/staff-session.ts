import { decode } from "next-auth/jwt";
import type { Staff } from "@/lib/access/staff";
import { type SessionClaims, sessionClaims, staffFromSession } from "@/lib/access/staff-from-session";
import { secrets } from "@/lib/infra/env";
import { readCookie } from "@/lib/infra/session/cookies";
import { visitorFormToken } from "@/lib/infra/session/visitor";

/** Without the prefix that `secure` adds. */
export const STAFF_COOKIE = "zp_staff";

async function claimsIn(cookieHeader: string | null, secure: boolean): Promise<SessionClaims | null> {
  const token = readCookie(cookieHeader, STAFF_COOKIE, secure);
  if (!token) return null;
  return sessionClaims(await decode({ token, secret: secrets().sessionKey }).catch(() => null));
}

/** Who is signed in, by the request's cookies; asked anew at every request. */
export async function staffOf(cookieHeader: string | null, secure: boolean): Promise<Staff | null> {
  const claims = await claimsIn(cookieHeader, secure);
  return claims && staffFromSession(claims);
}

/** What a form is bound to: the session, so that no form outlives it. */
export function formOwner({ sessionId }: Pick<Staff, "sessionId">): string {
  return `staff ${sessionId}`;
}

/** The same by the cookie alone, while no session can be asked for. It opens nothing: the form that is sent asks again. */
export async function ownerOfForms(cookieHeader: string | null, secure: boolean): Promise<string | null> {
  const claims = await claimsIn(cookieHeader, secure);
  return claims && formOwner({ sessionId: claims.sid });
}

/** The value of the hidden field `TOKEN_FIELD` in every form of a staff page. */
export function staffFormToken(staff: Staff): string {
  return visitorFormToken(formOwner(staff));
}
