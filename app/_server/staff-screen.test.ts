import { encode } from "next-auth/jwt";
import { expect, test } from "vitest";
import { GET as nowhere } from "@/app/[locale]/(staff)/staff/[...path]/route";
import { GET as audit } from "@/app/[locale]/(staff)/staff/audit/route";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { secrets } from "@/lib/infra/env";

async function asked(staff: Staff, get: typeof nowhere, path: string) {
  const token = await encode({ token: { sid: staff.sessionId, authVersion: 0 }, secret: secrets().sessionKey });
  const headers = { cookie: `__Host-zp_staff=${token}`, host: "localhost:3000", "x-zp-request": "0123456789" };
  const request = new Request(`http://localhost:3000/zh/staff/${path}`, { headers });
  const answer = await get(request, { params: Promise.resolve({ locale: "zh" }) });
  // A form's token is another one in each page.
  return { status: answer.status, page: (await answer.text()).replace(/(name="form_token" value=")[^"]*/g, "$1") };
}

test("SEC-06 a page that one may not open is answered like one that there is not", async () => {
  const reviewer = await staffForTest("reviewer");
  const closed = await asked(reviewer, audit, "audit");
  expect(closed.status).toBe(404);
  expect(closed).toEqual(await asked(reviewer, nowhere, "no-such-page"));
});
