import { cookieLine, readCookie } from "@/lib/infra/session/cookies";
import { sessionCookieFor } from "./session-cookie";
import { STAFF_COOKIE } from "./staff-session";
import { here, seeOther, type Visit } from "./visit";

const DEVICE_COOKIE = "zp_device";
const ATTEMPT_COOKIE = "zp_attempt";
const YEAR = 365 * 86_400;
const QUARTER_OF_AN_HOUR = 900;

function cookieOf(visit: Visit, name: string): string | null {
  return readCookie(visit.request.headers.get("cookie"), name, visit.secure);
}

/** The sign-in between password and code that this browser has under way. */
export function attemptOf(visit: Visit): string | null {
  return cookieOf(visit, ATTEMPT_COOKIE);
}

/** What shows that somebody has signed in from this browser before. */
export function deviceOf(visit: Visit): string | null {
  return cookieOf(visit, DEVICE_COOKIE);
}

/** The token of a one-time link, also when the whole address was pasted. */
export function linkIn(text: string): string {
  return text.trim().split("#").at(-1) ?? "";
}

/** On to the second factor, which the person has or enrols now. */
export function goOnToFactor(visit: Visit, attempt: string, next: "code" | "enrol"): Response {
  const { secure } = visit;
  visit.cookies.push(
    cookieLine(ATTEMPT_COOKIE, attempt, { secure, maxAgeSeconds: QUARTER_OF_AN_HOUR, sameSite: "Strict" }),
  );
  return seeOther(visit, `/staff/sign-in/${next}`);
}

/** Adds the cookies of somebody who is in to the answer: the session, and that this browser is known from now on. */
export async function enter(visit: Visit, passed: { ticket: string; deviceToken: string }): Promise<boolean> {
  const session = await sessionCookieFor(visit, passed.ticket);
  if (!session) return false;
  const { secure } = visit;
  visit.cookies.push(
    session,
    cookieLine(DEVICE_COOKIE, passed.deviceToken, { secure, maxAgeSeconds: YEAR, sameSite: "Strict" }),
    cookieLine(ATTEMPT_COOKIE, "", { secure, maxAgeSeconds: 0 }),
  );
  return true;
}

/** Back to the sign-in page, with the reason; the session cookie goes. */
export function leave(visit: Visit, why: "signed_out" | "password_changed" | "start_again"): Response {
  const headers = new Headers({ Location: here(visit, `/staff/sign-in?why=${why}`) });
  for (const line of visit.cookies) headers.append("Set-Cookie", line);
  headers.append("Set-Cookie", cookieLine(STAFF_COOKIE, "", { secure: visit.secure, maxAgeSeconds: 0 }));
  return new Response(null, { status: 303, headers });
}
