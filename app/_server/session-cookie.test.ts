import { decode, encode } from "next-auth/jwt";
import { beforeAll, describe, expect, test } from "vitest";
import { sessionCookieFor } from "@/app/_server/session-cookie";
import { staffOf } from "@/app/_server/staff-session";
import { openVisit } from "@/app/_server/visit";
import { GET, POST } from "@/app/api/auth/[...nextauth]/route";
import { disableStaff } from "@/lib/access/disable-staff";
import { finishSignIn } from "@/lib/access/finish-sign-in";
import { type MadeStaff, makeStaff } from "@/lib/access/make-staff";
import { attemptForTest } from "@/lib/access/testing/sign-in-for-test";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { totpCode } from "@/lib/access/totp";
import { secrets } from "@/lib/infra/env";

const visit = openVisit(new Request("http://localhost:3000/zh/staff/sign-in"), "zh");
let made: MadeStaff;
beforeAll(async () => {
  made = await makeStaff({ name: "何平", email: "he@example.cn", roles: ["reviewer"] });
});

async function ticket(): Promise<string> {
  const [at, attempt] = [new Date(), await attemptForTest(made)];
  const passed = await finishSignIn({ attempt, code: totpCode(made.totpSecret, at), deviceToken: null }, at);
  return passed.ok ? passed.ticket : "";
}

describe("SEC-11 the session cookie", () => {
  test("SEC-11 carries a session and a version, nothing of the person, and ends with the account", async () => {
    const line = (await sessionCookieFor(visit, await ticket())) ?? "";
    expect(line).toMatch(/^__Host-zp_staff=[^;]+; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/);
    const pair = line.split(";")[0] ?? "";
    const payload = await decode({ token: pair.split("=")[1] ?? "", secret: secrets().sessionKey });
    expect(Object.keys(payload ?? {}).sort()).toEqual(["authVersion", "exp", "iat", "jti", "sid"]);
    expect(await staffOf(pair, true)).toMatchObject({ id: made.id });
    await disableStaff(await staffForTest("administrator"), made.id);
    expect(await staffOf(pair, true)).toBeNull();
  });

  test("SEC-11 a ticket that is not one gives none", async () => {
    expect(await sessionCookieFor(visit, "x".repeat(43))).toBeNull();
  });

  test("SEC-11 a signed token without a session is nobody, and so is a token signed by others (CVE-2023-48309)", async () => {
    const mock = await encode({ token: { name: "mock user" }, secret: secrets().sessionKey });
    const foreign = await encode({
      token: { sid: made.id, authVersion: 0 },
      secret: "another secret of another place",
    });
    for (const token of [mock, foreign, "", "x.y.z"])
      expect(await staffOf(`__Host-zp_staff=${token}`, true)).toBeNull();
    expect(await staffOf(null, true)).toBeNull();
  });
});

describe("SEC-02 next-auth's doors", () => {
  const closed = [
    "providers",
    "csrf",
    "signin",
    "signin/ticket",
    "signout",
    "callback/ticket",
    "error",
    "verify-request",
    "_log",
    "session/x",
  ];

  test.each(closed)("SEC-02 %s is closed", async (path) => {
    const request = new Request(`http://localhost:3000/api/auth/${path}`);
    const answer = await GET(request, { params: Promise.resolve({ nextauth: path.split("/") }) });
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe("");
  });

  test("SEC-02 nothing can be posted to them", () => {
    expect(POST().status).toBe(404);
  });
});
