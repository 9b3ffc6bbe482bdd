import { beginSignIn } from "../begin-sign-in";
import { exchangeTicket } from "../exchange-ticket";
import { finishSignIn } from "../finish-sign-in";
import type { MadeStaff } from "../make-staff";
import { type SessionClaims, staffFromSession } from "../staff-from-session";
import { totpCode } from "../totp";

/** Another network for every call: tests share their counters with nobody. */
export function freshAddress(): string {
  const part = () => Math.floor(Math.random() * 65_536).toString(16);
  return `2001:db8:${part()}:${part()}::1`;
}

/** An open attempt of a person whose password was right. */
export async function attemptForTest(person: Pick<MadeStaff, "email" | "password">, at = new Date()): Promise<string> {
  const input = { email: person.email, password: person.password, address: freshAddress(), deviceToken: null };
  const begun = await beginSignIn(input, at);
  if (!begun.ok) throw new Error(`sign-in for test: ${begun.reason}`);
  return begun.attempt;
}

/** The whole way in, by the same steps as a browser. */
export async function signInForTest(person: MadeStaff, at = new Date()): Promise<SessionClaims> {
  const attempt = await attemptForTest(person, at);
  const code = totpCode(person.totpSecret, at);
  const finished = await finishSignIn({ attempt, code, deviceToken: null }, at);
  if (!finished.ok) throw new Error(`sign-in for test: ${finished.reason}`);
  const claims = await exchangeTicket(finished.ticket, "Firefox Linux", at);
  if (!claims) throw new Error("sign-in for test: the ticket was not taken");
  return { sid: claims.sid, authVersion: claims.authVersion };
}

/** A signed-in person with an account that can sign in again. */
export async function signedInForTest(person: MadeStaff, at = new Date()) {
  const claims = await signInForTest(person, at);
  const staff = await staffFromSession(claims, at);
  if (!staff) throw new Error("sign-in for test: the session does not count");
  return { claims, staff };
}
