import { globSync, readFileSync } from "node:fs";
import { DESK, expect, expectAccessible, expectNoOverflow, origin, test } from "./fixtures";
import { anOfficer, signIn } from "./staff";

/** Pages that nobody must fill in anything for; those of the journeys are looked at where the journeys pass. */
const PUBLIC = [
  "",
  "/about",
  "/privacy",
  "/children",
  "/verify",
  "/case",
  "/report/what",
  "/report/scam-help",
  "/report/phone",
  "/figures/checkpoints",
  "/warnings",
];
const IN_JOURNEYS = ["/case/", "/report/", "/verify"];
const NO_PAGES = [
  "/report",
  "/figures",
  "/display",
  "/warnings/feed",
  "/figures/checkpoints/key",
  "/figures/checkpoints/stamp",
  "/[...path]",
];

const routes = globSync("app/*/(public)/**/route.{ts,tsx}");

test("every public page is listed here or belongs to a journey (A11Y-01)", () => {
  const paths = routes.map((file) =>
    file
      .replaceAll("\\", "/")
      .replace("app/[locale]/(public)", "")
      .replace(/\/route\.tsx?$/, ""),
  );
  expect(paths.length).toBeGreaterThan(20);
  const known = (path: string) =>
    PUBLIC.includes(path) || NO_PAGES.includes(path) || IN_JOURNEYS.some((start) => path.startsWith(start));
  expect(paths.filter((path) => !known(path))).toEqual([]);
});

for (const locale of ["zh", "en"] as const) {
  test(`pages without a journey are accessible, fit, and let one leave at once, in ${locale} (A11Y-01, A11Y-04)`, async ({
    visitor,
  }) => {
    const page = await visitor();
    for (const path of PUBLIC) {
      await page.goto(`/${locale}${path}`);
      await expect(page.locator("a.exit"), `quick exit on ${path}`).toBeVisible();
      await expectNoOverflow(page);
      await expectAccessible(page);
    }
  });

  test(`staff pages of the auditor and the officer are accessible, in ${locale} (A11Y-01)`, async ({ visitor }) => {
    const auditor = await visitor({ viewport: DESK });
    await signIn(auditor, await anOfficer(["auditor"]));
    for (const path of [
      "",
      "/audit",
      "/reading",
      "/questions",
      "/account",
      "/bulk",
      "/cases/ZP26-2222-2222",
      "/no/such/page",
    ]) {
      await auditor.goto(`/${locale}/staff${path}`);
      await expectAccessible(auditor);
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
