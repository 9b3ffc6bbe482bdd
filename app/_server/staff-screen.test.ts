import { encode } from "next-auth/jwt";
import { expect, test } from "vitest";
import { GET as nowhere } from "@/app/[locale]/(staff)/staff/[...path]/route";
import { GET as approvals } from "@/app/[locale]/(staff)/staff/approvals/route";
import { GET as audit } from "@/app/[locale]/(staff)/staff/audit/route";
import { GET as dataRequests } from "@/app/[locale]/(staff)/staff/cases/[reference]/data-requests/route";
import { GET as queue } from "@/app/[locale]/(staff)/staff/route";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { caseForTest } from "@/lib/cases/case.fixture";
import { escalateCase } from "@/lib/cases/escalate-case";
import { waitingFor } from "@/lib/cases/waiting-for";
import { secrets } from "@/lib/infra/env";

async function asked(staff: Staff, get: typeof nowhere, path: string, reference = "") {
  const token = await encode({ token: { sid: staff.sessionId, authVersion: 0 }, secret: secrets().sessionKey });
  const headers = { cookie: `__Host-zp_staff=${token}`, host: "localhost:3000", "x-zp-request": "0123456789" };
  const request = new Request(`http://localhost:3000/zh/staff/${path}`, { headers });
  const answer = await get(request, { params: Promise.resolve({ locale: "zh", reference }) });
  // A form's token is another one in each page.
  return { status: answer.status, page: (await answer.text()).replace(/(name="form_token" value=")[^"]*/g, "$1") };
}

test("SEC-06 a page that one may not open is answered like one that there is not", async () => {
  const reviewer = await staffForTest("reviewer");
  const closed = await asked(reviewer, audit, "audit");
  expect(closed.status).toBe(404);
  expect(closed).toEqual(await asked(reviewer, nowhere, "no-such-page"));
});

test("C17 every page of a signed-in person says what waits for them: screens, lists of routes, and pages of refusals", async () => {
  const { reference } = await caseForTest({ tracks: ["report"] });
  const [asker, head] = [await staffForTest("reviewer"), await staffForTest("supervisor")];
  expect(await escalateCase(asker, { reference, reason: "law", note: "" })).toEqual({ ok: true });
  const { assigned, escalated } = await waitingFor(head);
  expect(escalated).toBeGreaterThan(0);
  const pages = [
    [queue, ""],
    [approvals, "approvals"],
    [dataRequests, `cases/${reference}/data-requests`],
    [dataRequests, "cases/ZP26-2222-2222/data-requests"],
  ] as const;
  for (const [get, path] of pages) {
    const { page } = await asked(head, get, path, path.split("/")[1]);
    expect(page.match(/class="count">([^<]*)/)?.[1], path).toBe(`${assigned + escalated}`);
  }
});
