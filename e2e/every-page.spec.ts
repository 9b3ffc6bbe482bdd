import { randomUUID } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { ROLES } from "@/lib/access/roles";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { merged } from "@/lib/cases/merges/merging.fixture";
import { translatorFor } from "@/lib/i18n/translator";
import { answersAbout, report } from "@/lib/reports/testing/co-reporting";
import { type Address, everyAddress } from "./addresses";
import { DESK, expect, expectAccessible, expectNoOverflow, origin, test } from "./fixtures";
import { SHOWN_BY } from "./shown-to-axe";
import { anOfficer, signIn, staffCookie } from "./staff";

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

const ALWAYS: Readonly<Record<string, RegExp>> = {
  "content-security-policy": /^default-src 'none'(?!.*(unsafe|nonce))/,
  "x-content-type-options": /^nosniff$/,
  "cross-origin-opener-policy": /^same-origin$/,
  "cross-origin-resource-policy": /^same-origin$/,
  "cache-control": /no-store/,
};
const OF_COOKIES = [/^__Host-/, /; HttpOnly/i, /; Secure/i, /; SameSite=(Lax|Strict)/i];

/** What is wrong with an answer, whatever it is; staff have no quick exit. */
async function faultsOf(answer: Response, { path, staff }: Pick<Address, "path" | "staff">): Promise<string[]> {
  const { headers } = answer;
  const page = await answer.text();
  const wrong = Object.entries(ALWAYS).filter(([name, right]) => {
    return !right.test(headers.get(name) ?? "") && !(name === "cache-control" && path.startsWith("/assets"));
  });
  const faults = [
    ...wrong.map(([name]) => `${name}: ${headers.get(name)}`),
    ...headers.getSetCookie().filter((line) => !OF_COOKIES.every((part) => part.test(line))),
    ...(headers.has("x-powered-by") ? ["x-powered-by"] : []),
    ...(answer.status >= 500 ? [`status ${answer.status}`] : []),
    ...(page.includes("<main") && page.includes('class="exit"') === staff ? ["quick exit"] : []),
  ];
  return faults.map((fault) => `${path}: ${fault}`);
}

const FILES = ["/assets/icon.svg", "/404"].map((path) => ({ path, staff: false }));

test("every answer carries the headers, whatever it is, and every page of the public can be left at once (SEC-12)", async () => {
  const cookie = await staffCookie(await anOfficer(ROLES));
  const looked = everyAddress().filter(({ methods }) => methods.includes("GET"));
  expect(looked.length).toBeGreaterThan(100);
  const faults: string[] = [];
  for (const at of [...looked, ...FILES]) {
    const headers: Record<string, string> = at.staff ? { cookie } : {};
    faults.push(...(await faultsOf(await fetch(`${origin()}${at.path}`, { redirect: "manual", headers }), at)));
  }
  expect(faults).toEqual([]);
});

test("a method that an address has not is refused with a page that says so", async () => {
  const [FORM, send] = ["application/x-www-form-urlencoded", { "X-Form-Token": "t" }];
  const lacking = everyAddress().flatMap((address) => {
    const method = ["POST", "GET"].find((one) => !address.methods.includes(one));
    return method ? [{ ...address, method }] : [];
  });
  expect(lacking.length).toBeGreaterThan(50);
  const wrong = [
    ...lacking,
    { path: "/en/about", method: "POST", staff: false },
    { path: "/en/about", method: "DELETE", staff: false },
    { path: "/en/staff/audit", method: "PUT", staff: true },
  ];
  const faults: string[] = [];
  for (const at of wrong) {
    const { path, method } = at;
    const written = method === "POST" ? { headers: { ...send, "Content-Type": FORM }, body: "story=x" } : {};
    const answer = await fetch(`${origin()}${path}`, { method, headers: send, ...written });
    const title = translatorFor(path.startsWith("/en") ? "en" : "zh")("errors.method.title");
    const allowed = method === "POST" ? /^GET, HEAD$/ : /^(GET, HEAD, )?POST$/;
    const told = (await answer.clone().text()).includes(`<h1>${title}</h1>`);
    if (answer.status !== 405 || !told || !allowed.test(answer.headers.get("allow") ?? ""))
      faults.push(`${method} ${path}: ${answer.status}`);
    faults.push(...(await faultsOf(answer, at)));
  }
  expect(faults).toEqual([]);
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
