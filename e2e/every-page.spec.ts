import { randomUUID } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { merged } from "@/lib/cases/merges/merging.fixture";
import { answersAbout, report } from "@/lib/reports/testing/co-reporting";
import { DESK, expect, expectAccessible, expectNoOverflow, origin, test } from "./fixtures";
import { SHOWN_BY } from "./shown-to-axe";
import { anOfficer, signIn } from "./staff";

const CRAWLED = Object.keys(SHOWN_BY).filter((address) => SHOWN_BY[address] === "every-page");
const [PUBLIC, STAFF] = [false, true].map((ofStaff) =>
  CRAWLED.filter((address) => address.startsWith("/staff") === ofStaff),
);

/** A case that another was merged into: it has something to be split off. */
async function givenAHeadCase(): Promise<string> {
  const answers = answersAbout(`总案店${randomUUID()}`);
  const [one, head] = [await report(answers), await report(answers)];
  await merged(await staffForTest("supervisor"), { reference: one.reference, into: head.reference, at: new Date() });
  return head.reference;
}

for (const locale of ["zh", "en"] as const) {
  test(`pages without a journey are accessible, fit, and let one leave at once, in ${locale} (A11Y-01, A11Y-04)`, async ({
    visitor,
  }) => {
    const page = await visitor();
    for (const path of PUBLIC ?? []) {
      await page.goto(`/${locale}${path}`);
      await expect(page.locator("a.exit"), `quick exit on ${path}`).toBeVisible();
      await expectNoOverflow(page);
      await expectAccessible(page);
    }
  });

  test(`staff pages without a journey are accessible, in ${locale} (A11Y-01)`, async ({ visitor }) => {
    const reference = await givenAHeadCase();
    const page = await visitor({ viewport: DESK });
    await signIn(page, await anOfficer(["supervisor", "auditor"]));
    for (const path of STAFF ?? []) {
      const answer = await page.goto(`/${locale}${path.replace("[reference]", reference)}`);
      expect(answer?.status(), path).toBe(200);
      await expectAccessible(page);
    }
  });
}

test("every answer carries the headers, whatever it is (SEC-12)", async ({ visitor }) => {
  const { request } = await visitor();
  const paths = [
    "/zh",
    "/zh/nothing/here",
    "/zh/staff/sign-in",
    "/zh/staff",
    "/assets/icon.svg",
    "/healthz",
    "/readyz",
    "/404",
    "/zh/report/where",
    "/zh/figures/checkpoints/key",
    "/api/auth/session",
  ];
  for (const path of paths) {
    const headers = (await request.get(`${origin()}${path}`, { maxRedirects: 0 })).headers();
    expect(headers["content-security-policy"], path).toContain("default-src 'none'");
    expect(headers["content-security-policy"], path).not.toMatch(/unsafe|nonce/);
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    expect(headers["cross-origin-opener-policy"], path).toBe("same-origin");
    expect(headers["cross-origin-resource-policy"], path).toBe("same-origin");
    expect(headers["x-powered-by"], path).toBeUndefined();
    if (!path.startsWith("/assets")) expect(headers["cache-control"], path).toContain("no-store");
    for (const line of headers["set-cookie"]?.split("\n") ?? [])
      for (const part of [/^__Host-/, /; HttpOnly/i, /; Secure/i, /; SameSite=(Lax|Strict)/i])
        expect(line, path).toMatch(part);
  }
});

test("an address that was shortened leads to the first page behind it", async ({ visitor }) => {
  const page = await visitor();
  for (const [short, full] of [
    ["/zh/report", "/zh/report/what"],
    ["/en/figures", "/en/figures/checkpoints"],
  ] as const) {
    await page.goto(short);
    await expect(page).toHaveURL(new RegExp(`${full}$`));
  }
});

test("no page asks another host for anything (SEC-12)", () => {
  const sources = globSync("{app,public}/**/*.{tsx,ts,css,js}").filter((file) => !file.includes(".test."));
  const loads = /(?:src|srcSet|href)=["'`]https?:|url\(["']?https?:|fetch\(["'`]https?:|import\(["'`]https?:/;
  expect(sources.filter((file) => loads.test(readFileSync(file, "utf8")))).toEqual([]);
});
