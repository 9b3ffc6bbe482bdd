import { beginSignIn } from "@/lib/access/begin-sign-in";
import { exchangeTicket } from "@/lib/access/exchange-ticket";
import { finishSignIn } from "@/lib/access/finish-sign-in";
import { type MadeStaff, makeStaff } from "@/lib/access/make-staff";
import type { Staff } from "@/lib/access/staff";
import { staffFromSession } from "@/lib/access/staff-from-session";
import { totpCode } from "@/lib/access/totp";
import { PEOPLE, PERSON_KEYS, type PersonKey } from "./people";

export type Account = MadeStaff & { roles: readonly string[] };
export type Crew = Readonly<Record<PersonKey, Staff>>;

/** Makes one account for each role, two for the busy ones, with random passwords and second factors. */
export async function hire(at: Date): Promise<Account[]> {
  const accounts: Account[] = [];
  for (const key of PERSON_KEYS) {
    const { name, email, roles } = PEOPLE[key];
    accounts.push({ ...(await makeStaff({ name, email, roles }, at)), roles });
  }
  return accounts;
}

/** Signs in as anybody does, with password and code: nobody acts in this world without a session. */
async function signIn(account: Account, at: Date): Promise<Staff> {
  const { email, password, totpSecret } = account;
  const begun = await beginSignIn({ email, password, address: "192.0.2.200", deviceToken: null }, at);
  if (!begun.ok) throw new Error(`demo: ${email} could not sign in: ${begun.reason}`);
  const code = totpCode(totpSecret, at);
  const finished = await finishSignIn({ attempt: begun.attempt, code, deviceToken: null }, at);
  if (!finished.ok) throw new Error(`demo: ${email} could not sign in: ${finished.reason}`);
  const claims = await exchangeTicket(finished.ticket, undefined, at);
  const staff = claims && (await staffFromSession(claims, at));
  if (!staff) throw new Error(`demo: ${email} has no session`);
  return staff;
}

export async function signInAll(accounts: readonly Account[], at: Date): Promise<Crew> {
  const signedIn = new Map<string, Staff>();
  for (const account of accounts) signedIn.set(account.email, await signIn(account, at));
  const entries = PERSON_KEYS.map((key) => [key, signedIn.get(PEOPLE[key].email)]);
  return Object.fromEntries(entries) as Crew;
}
