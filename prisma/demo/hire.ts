import { beginSignIn } from "@/lib/access/begin-sign-in";
import { exchangeTicket } from "@/lib/access/exchange-ticket";
import { finishSignIn } from "@/lib/access/finish-sign-in";
import { ownOrganisation } from "@/lib/access/list-organisations";
import { makeOrganisation } from "@/lib/access/make-organisation";
import { type MadeStaff, makeStaff } from "@/lib/access/make-staff";
import type { Role } from "@/lib/access/roles";
import type { Staff } from "@/lib/access/staff";
import { staffFromSession } from "@/lib/access/staff-from-session";
import { totpCode } from "@/lib/access/totp";
import { PARTNERS, type PartnerKey, PEOPLE, PERSON_KEYS, type PersonKey, personOf } from "./people";

/** With the name of the organisation, so that whoever reads the file knows who is who. */
export type Account = MadeStaff & { roles: readonly string[]; organisation: string };
export type Crew = Readonly<Record<PersonKey, Staff>>;

const HOUR = 3_600_000;

/**
 * Makes one account for each role, two for the busy ones and where one person's word is not enough, with random passwords
 * and second factors. An administrator lets the partners in, an hour earlier: a code opens one session only.
 */
export async function hire(at: Date): Promise<Account[]> {
  const founded = new Date(at.getTime() - HOUR);
  const keys = PERSON_KEYS.filter((key) => !personOf(key).partner);
  const home: MadeStaff[] = [];
  for (const key of keys) home.push(await makeStaff(personOf(key), founded));
  const first = home[keys.indexOf("administrator")];
  if (!first) throw new Error("demo: there is no administrator");
  const administrator = await signIn(first, founded);
  const organisation = await ownOrganisation(administrator);
  const accounts: Account[] = home.map((made, index) => {
    const key = keys[index];
    return { ...made, roles: key ? personOf(key).roles : [], organisation };
  });
  for (const key of PERSON_KEYS) {
    const { partner, ...person } = personOf(key);
    if (partner) accounts.push(await letIn(administrator, { ...person, partner }, founded));
  }
  return accounts;
}

type Partner = Pick<Account, "name" | "email"> & { roles: readonly Role[]; partner: PartnerKey };

async function letIn(administrator: Staff, { partner, ...person }: Partner, at: Date): Promise<Account> {
  const { name } = PARTNERS[partner];
  const made = await makeOrganisation(administrator, PARTNERS[partner], at);
  if (!made.ok) throw new Error(`demo: ${name} was not let in: ${made.reason}`);
  const account = await makeStaff({ ...person, organisationId: made.id }, at);
  return { ...account, roles: person.roles, organisation: name };
}

/** Signs in as anybody does, with password and code: nobody acts in this world without a session. */
async function signIn(account: MadeStaff, at: Date): Promise<Staff> {
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
