import { readFileSync } from "node:fs";
import { encode } from "next-auth/jwt";
import { beforeAll, describe, expect, test } from "vitest";
import { staffFormToken } from "@/app/_server/staff-session";
import { STAFF_ROWS, type StaffRow, staffFile } from "@/app/_server/testing/access-list";
import { orderBy, type Things, thingsOf, UNKNOWN } from "@/app/_server/testing/things";
import { HOME_ORGANISATION } from "@/lib/access/organisation";
import { can, type Permission, ROLES, type Role } from "@/lib/access/roles";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { secrets } from "@/lib/infra/env";

/** Whoever may not read it is told that there is no such page; of an act everybody knows that it exists. */
const isScreen = (address: string) => readFileSync(staffFile(address), "utf8").includes("= staffScreen(");

/** A person with what their browser sends: making a session's cookie costs as much as answering a request. */
type Person = { staff: Staff; cookie: string; formToken: string };

async function signedIn(staff: Staff): Promise<Person> {
  const token = await encode({ token: { sid: staff.sessionId, authVersion: 0 }, secret: secrets().sessionKey });
  return { staff, cookie: `__Host-zp_staff=${token}`, formToken: encodeURIComponent(staffFormToken(staff)) };
}

type Asked = { row: StaffRow; person: Person; things: Things };

function requestOf({ row, person }: Asked): Request {
  const headers = new Headers({ cookie: person.cookie, host: "localhost:3000" });
  const address = `http://localhost:3000/zh/staff${row.address}`;
  if (row.method !== "POST") return new Request(address, { headers });
  headers.set("content-type", "application/x-www-form-urlencoded");
  const fields = [row.fields.replace("{me}", person.staff.id), `form_token=${person.formToken}`];
  return new Request(address, { method: "POST", headers, body: fields.filter(Boolean).join("&") });
}

/** The status of what one request is answered with. */
async function ask(asked: Asked): Promise<number> {
  const { row, things } = asked;
  const id = things[row.whose as keyof Things] ?? things.evidence;
  const params = Promise.resolve({
    locale: "zh",
    reference: things.reference,
    id,
    form: "copy",
    kind: "insider",
    rule: "mediate",
  });
  const module = (await import(/* @vite-ignore */ `../../${staffFile(row.address)}`)) as Record<string, unknown>;
  const answer = module[row.method] as (request: Request, context: { params: typeof params }) => Promise<Response>;
  const response = await answer(requestOf(asked), { params });
  return response.status;
}

let [own, others]: [Things, Things] = [] as never;
const people = new Map<Role, Person>();
beforeAll(async () => {
  own = await thingsOf(HOME_ORGANISATION);
  others = await thingsOf(await organisationForTest());
});

async function personWith(role: Role): Promise<Person> {
  const person = people.get(role) ?? (await signedIn(await staffOfForTest(HOME_ORGANISATION, role)));
  people.set(role, person);
  return person;
}

/**
 * What this proves is the door: who is turned back, and who is not. Anything but a refusal counts as in, a redirect and a
 * form with a fault in it as well; what somebody who may come in is answered is for the tests of each to say, and what they
 * are shown for field-matrix.test.ts. It is never an error of ours.
 */
function read(status: number): string {
  if (status >= 500) return "failed";
  return REFUSED.includes(status) ? String(status) : "in";
}

const REFUSED = [401, 403, 404];

describe("SEC-05 who is let in at all: role × address × own or another organisation's", () => {
  test.each(STAFF_ROWS)("SEC-05 $method $address is for $permission", async (row) => {
    if (row.address === "/sign-out") people.clear();
    const answers: Record<string, string> = {};
    const expected: Record<string, string> = {};
    const refusal = isScreen(row.address) ? "404" : "403";
    for (const role of ROLES) {
      const person = await personWith(role);
      const may = row.permission === "any" || can([role], row.permission);
      expected[role] = may ? "in" : refusal;
      const things = row.whose === "order" ? { ...own, order: await orderBy(person.staff) } : own;
      answers[role] = read(await ask({ row, person, things }));
    }
    expect(answers).toEqual(expected);
    if (row.address === "/sign-out") people.clear();
  });

  const owned = STAFF_ROWS.filter(({ whose }) => !["-", "back", "home"].includes(whose));
  test.each(owned)("SEC-06 $method $address of another organisation is answered like none", async (row) => {
    const role = ROLES.find((one) => can([one], row.permission as Permission)) ?? "supervisor";
    const person = await personWith(row.permission === "case:read" ? "supervisor" : role);
    const strange = await ask({ row, person, things: others });
    expect(strange).toBe(await ask({ row, person, things: UNKNOWN }));
    expect(strange).toBeGreaterThanOrEqual(400);
  });

  test.each(STAFF_ROWS.filter(({ whose }) => whose === "home"))(
    "SEC-05 $method $address is the home organisation's",
    async (row) => {
      const person = await signedIn(await staffOfForTest(await organisationForTest(), "administrator"));
      expect(REFUSED).toContain(await ask({ row, person, things: own }));
    },
  );
});
