import { decode } from "next-auth/jwt";
import type { Staff } from "@/lib/access/staff";
import { sessionClaims, staffFromSession } from "@/lib/access/staff-from-session";
import { secrets } from "@/lib/infra/env";
import { readCookie } from "@/lib/infra/session/cookies";
import { visitorFormToken } from "@/lib/infra/session/visitor";

/** Without the prefix that `secure` adds. */
export const STAFF_COOKIE = "zp_staff";

/** Who is signed in, by the request's cookies; asked anew at every request. */
export async function staffOf(cookieHeader: string | null, secure: boolean): Promise<Staff | null> {
  const token = readCookie(cookieHeader, STAFF_COOKIE, secure);
  if (!token) return null;
  const payload = await decode({ token, secret: secrets().sessionKey }).catch(() => null);
  const claims = sessionClaims(payload);
  return claims && staffFromSession(claims);
}

/** What a form is bound to: the session, so that no form outlives it. */
export function formOwner(staff: Staff): string {
  return `staff ${staff.sessionId}`;
}

/** The value of the hidden field `TOKEN_FIELD` in every form of a staff page. */
export function staffFormToken(staff: Staff): string {
  return visitorFormToken(formOwner(staff));
}
