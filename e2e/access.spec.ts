import type { Page } from "@playwright/test";
import { totpCode } from "@/lib/access/totp";
import { translatorFor } from "@/lib/i18n/translator";
import { DESK, expect, expectAccessible, expectNoOverflow, launcherOutput, test } from "./fixtures";
import { anOfficer, anOfficerWithPassword, signIn, signInByTheDoor } from "./staff";

const PASSWORD = "窗台上的三盆薄荷今天终于开花了啊";

/** The button of the page's own form, not the one in the header. */
const next = (page: Page) => page.locator("main form .button").first();

/** Enrols an app as a person would: reads the key from the page, and types what the app would show. Ends on the recovery codes. */
async function enrol(page: Page): Promise<string> {
  await expect(page).toHaveURL(/\/staff\/sign-in\/enrol$/);
  const key = ((await page.locator("main .code").textContent()) ?? "").replace(/\s/g, "");
  await page.locator("[name=code]").fill(totpCode(key, new Date()));
  await next(page).click();
  await expect(page.locator(".recovery-codes li")).toHaveCount(10);
  return key;
}

test("the printed address makes the first administrator, who invites a colleague, who signs in (SEC-11)", async ({
  visitor,
}) => {
  const address = /http\S+\/zh\/staff\/setup#\S+/.exec(launcherOutput())?.[0] ?? "";
  const admin = await visitor({ viewport: DESK });
  await admin.goto(address);
  await expect(admin, "the token leaves the address at once").toHaveURL(/\/zh\/staff\/setup$/);
  await admin.locator("[name=name]").fill("王芳");
  await admin.locator("[name=email]").fill("not an address");
  await admin.locator("[name=password]").fill(PASSWORD);
  await next(admin).click();
  await expect(admin.getByRole("alert")).toContainText("邮箱");
  await expect(admin.locator("[name=name]")).toHaveValue("王芳");
  await admin.locator("[name=email]").fill("wang.fang@example.cn");
  await admin.locator("[name=password]").fill(PASSWORD);
  await next(admin).click();
  await expectAccessible(admin);
  await enrol(admin);
  await expectAccessible(admin);
  await admin.locator("main .button").click();
  await expect(admin).toHaveURL(/\/zh\/staff\/people$/);

  await admin.locator("[name=name]").fill("韩梅梅");
  await admin.locator("[name=email]").fill("han@example.cn");
  await admin.getByText("初审员", { exact: true }).click();
  await next(admin).click();
  const invitation = (await admin.locator(".one-time-link code").textContent()) ?? "";

  const colleague = await visitor();
  await colleague.goto(invitation);
  await colleague.locator("[name=password]").fill("glacier-umbrella-ninety-lamp");
  await next(colleague).click();
  await enrol(colleague);
  await colleague.locator("main .button").click();
  await expect(colleague).toHaveURL(/\/zh\/staff$/);

  const again = await visitor();
  await again.goto(invitation);
  await again.locator("[name=password]").fill("glacier-umbrella-ninety-lamp");
  await next(again).click();
  await expect(again.getByRole("alert")).toContainText("这个链接用不了");
  await again.goto("/zh/staff/sign-in");
  await again.locator("[name=email]").fill("han@example.cn");
  await again.locator("[name=password]").fill("glacier-umbrella-ninety-lamp");
  await next(again).click();
  await expect(again).toHaveURL(/\/staff\/sign-in\/code$/);
  await expectAccessible(again);
  await again.goto(address);
  await again.locator("[name=name]").fill("another");
  await again.locator("[name=email]").fill("another@example.cn");
  await again.locator("[name=password]").fill(PASSWORD);
  await next(again).click();
  await expect(again.getByRole("alert")).toContainText("这个链接用不了");
});

test("disabling an account throws the person out with the next click (SEC-11)", async ({ visitor }) => {
  const [boss, officer] = [
    await anOfficer(["administrator"], "王主任"),
    await anOfficer(["reviewer"], `周明${Date.now()}`),
  ];
  const [admin, desk] = [await visitor({ viewport: DESK }), await visitor()];
  await signIn(admin, boss);
  await admin.goto("/zh/staff");
  await signIn(desk, officer);
  await desk.goto("/zh/staff/account");
  const password = desk.locator("form[action$='/account/password']");
  await desk.locator("details", { has: password }).locator("summary").click();
  await password.locator("[name=new_password]").fill("too short");
  await password.locator("button[type=submit]").click();
  await expect(desk.locator(".error-summary")).toBeVisible();
  await expectAccessible(desk);
  await desk.goto("/zh/staff/account");
  await admin.getByRole("link", { name: officer.name }).click();
  await admin.getByText("停用账号", { exact: true }).click();
  await admin.getByRole("button", { name: "停用", exact: true }).click();
  await expect(admin.getByRole("status")).toContainText("已停用");
  await desk.reload();
  await expect(desk).toHaveURL(/\/zh\/staff\/sign-in$/);
});

test("ending another session, signing out, and back in with what was kept (SEC-11)", async ({ visitor }) => {
  const officer = await anOfficerWithPassword(["reviewer"]);
  const page = await visitor({ javaScriptEnabled: false });
  await page.goto("/en/staff/sign-in");
  await page.locator("[name=email]").fill(officer.email);
  await page.locator("[name=password]").fill("not the password at all");
  await next(page).click();
  await expect(page.getByRole("alert")).toContainText("E-mail or password is wrong");
  await expect(page.locator("[name=email]")).toHaveValue(officer.email);
  await signInByTheDoor(page, officer, "en");
  await page.goto("/en/staff/account");
  await expect(page.getByText("This one", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("status")).toContainText("You are signed out");
  await page.goto("/en/staff/account");
  await expect(page).toHaveURL(/\/en\/staff\/sign-in$/);
});

test("a form that outlived its session keeps what was typed (SEC-07)", async ({ visitor }) => {
  const boss = await anOfficer(["administrator"]);
  const page = await visitor({ viewport: DESK });
  await signIn(page, boss);
  await page.goto("/zh/staff");
  await page.locator("[name=name]").fill("A colleague of ours");
  await page.context().clearCookies();
  await next(page).click();
  await expect(page.getByRole("heading", { name: "您已经退出登录" })).toBeVisible();
  await expect(page.getByText("A colleague of ours")).toBeVisible();
});

for (const locale of ["zh", "en"]) {
  test(`the pages of access are accessible and fit a phone in ${locale} (A11Y-01, A11Y-04)`, async ({ visitor }) => {
    const boss = await anOfficer(["administrator"]);
    const page = await visitor();
    for (const path of ["sign-in", "setup", "invite"]) {
      await page.goto(`/${locale}/staff/${path}`);
      await expectAccessible(page);
      await expectNoOverflow(page);
    }
    await signIn(page, boss);
    for (const path of ["people", `people/${boss.id}`, "account", "no-such-page"]) {
      await page.goto(`/${locale}/staff/${path}`);
      await expectAccessible(page);
      await expectNoOverflow(page);
    }
  });
}

test("an auditor reads who did what, by person and by case; nobody else finds the page (C25)", async ({ visitor }) => {
  const page = await visitor({ viewport: DESK });
  await signInByTheDoor(page, await anOfficerWithPassword(["auditor"], "周审计"));
  await page.getByRole("button", { name: /^管理/ }).press("Enter");
  await page.getByRole("link", { name: "审计记录", exact: true }).click();
  await expect(page).toHaveURL(/\/zh\/staff\/audit$/);
  // Other tests write here at the same time.
  await expect(page.locator("tbody tr").filter({ hasText: "周审计" }).first()).toBeVisible();
  await expectAccessible(page);
  await expectNoOverflow(page);
  await page.locator("main [name=what]").selectOption("staff.signed_in");
  await page.locator("main form .button").click();
  await expect(page).toHaveURL(/what=staff\.signed_in/);
  await expect(page.locator("tbody tr").first()).toContainText("登录");
  await page.goto("/en/staff/audit?case=ZP26-2222-2222");
  await expect(page.locator("main")).toContainText("There is no case with this number");
  await expectAccessible(page);

  for (const role of ["administrator", "supervisor"] as const) {
    const other = await visitor({ viewport: DESK });
    await signIn(other, await anOfficer([role]));
    await other.goto("/zh/staff");
    await expect(other.locator(".staff-bar [href='/zh/staff/audit']")).toHaveCount(0);
    expect((await other.goto("/zh/staff/audit"))?.status()).toBe(404);
  }
});

test("a staff page that is not there says so without script, with a number, and the queue's address leads administrators to the people", async ({
  visitor,
}) => {
  const page = await visitor({ viewport: DESK, javaScriptEnabled: false });
  await signIn(page, await anOfficer(["administrator"]));
  await page.goto("/zh/staff");
  await expect(page).toHaveURL(/\/zh\/staff\/people$/);
  for (const path of ["cases/ZP26-2222-2222", "intake", "people/0193aaaa-0000-7000-8000-000000000000"]) {
    expect((await page.goto(`/zh/staff/${path}`))?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(translatorFor("zh")("errors.not_found.title"));
    await expect(page.getByRole("main")).toContainText(/[0-9A-F]{10}/);
  }
});
