import { encode } from "next-auth/jwt";
import { beforeAll, describe, expect, test } from "vitest";
import { readForm, TOKEN_FIELD } from "@/app/_server/read-form";
import { doorRoute, staffRoute } from "@/app/_server/staff-route";
import { staffFormToken } from "@/app/_server/staff-session";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { newReference } from "@/lib/cases/reference";
import { secrets } from "@/lib/infra/env";

const ADDRESS = "http://localhost:3000/en/staff/notes";
const context = { params: Promise.resolve({ locale: "en" }) };
let reviewer: Staff;
beforeAll(async () => {
  reviewer = await staffForTest("reviewer");
});

async function cookieOf(staff: Staff): Promise<string> {
  const token = await encode({ token: { sid: staff.sessionId, authVersion: 0 }, secret: secrets().sessionKey });
  return `__Host-zp_staff=${token}`;
}

async function post(fields: Record<string, string>, staff: Staff | null): Promise<Response> {
  const headers = staff ? { cookie: await cookieOf(staff) } : undefined;
  const request = new Request(ADDRESS, {
    method: "POST",
    body: new URLSearchParams(fields),
    ...(headers && { headers }),
  });
  const route = staffRoute("note:add", async (visit) => {
    const form = await readForm(visit, ["note", "password"]);
    return new Response(`${visit.staff.name}: ${form.get("note")}`);
  });
  return route(request, context);
}

describe("SEC-07 a form of the staff side", () => {
  test("SEC-07 is taken with the token of its own session", async () => {
    const answer = await post({ [TOKEN_FIELD]: staffFormToken(reviewer), note: "seen" }, reviewer);
    expect(await answer.text()).toBe("Test reviewer: seen");
  });

  test("SEC-07 without token, or with that of another session, is refused, shown again, and can be sent once more", async () => {
    const other = await staffForTest("reviewer");
    for (const token of ["", "x", staffFormToken(other)]) {
      const answer = await post({ [TOKEN_FIELD]: token, note: "a long note to keep" }, reviewer);
      expect(answer.status).toBe(403);
      const page = await answer.text();
      expect(page).toContain("<blockquote>a long note to keep</blockquote>");
      const fresh = new RegExp(`name="${TOKEN_FIELD}" value="([^"]+)"`).exec(page.split("<main")[1] ?? "")?.[1] ?? "";
      expect((await post({ [TOKEN_FIELD]: fresh, note: "again" }, reviewer)).status).toBe(200);
    }
  });

  test("SEC-07 a password never comes back to the screen", async () => {
    const page = await (await post({ note: "a long note to keep", password: "窗台上的三盆薄荷" }, reviewer)).text();
    expect(page).not.toContain("窗台上的三盆薄荷");
  });

  test("what was typed survives a session that ended", async () => {
    const answer = await post({ note: "a long note to keep" }, null);
    expect(answer.status).toBe(401);
    expect(await answer.text()).toContain("<blockquote>a long note to keep</blockquote>");
  });
});

describe("the case number in an address", () => {
  const route = staffRoute(null, async (_visit, { reference = "" }) => new Response(reference));
  const ask = async (reference: string) =>
    (
      await route(new Request(ADDRESS, { headers: { cookie: await cookieOf(reviewer) } }), {
        params: Promise.resolve({ locale: "en", reference }),
      })
    ).text();

  test("reaches every staff route in its one spelling, however it was typed", async () => {
    const written = newReference(new Date("2026-11-22T00:00:00Z"));
    for (const typed of [written, written.toLowerCase(), written.replaceAll("-", ""), ` ${written.toLowerCase()} `]) {
      expect(await ask(typed)).toBe(written);
    }
    expect(await ask("zp26-nothing")).toBe("zp26-nothing");
  });
});

describe("SEC-05 a staff route", () => {
  test("SEC-05 refuses a role without the permission, and changes nothing", async () => {
    const auditor = await staffForTest("auditor");
    const answer = await post({ [TOKEN_FIELD]: staffFormToken(auditor), note: "seen" }, auditor);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain("Your role does not include this");
  });

  test("SEC-05 shows a stranger the door", async () => {
    const route = staffRoute(null, async () => new Response("inside"));
    const answer = await route(new Request(ADDRESS), context);
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/en/staff/sign-in"]);
  });

  test("SEC-05 a language that is none is a page that is not there", async () => {
    const nowhere = { params: Promise.resolve({ locale: "xx" }) };
    const staff = await staffRoute(null, async () => new Response("inside"))(new Request(ADDRESS), nowhere);
    const door = await doorRoute(async () => new Response("inside"))(new Request(ADDRESS), nowhere);
    expect([staff.status, door.status]).toEqual([404, 404]);
  });
});
