import type { Page } from "@playwright/test";
import { caseForTest } from "@/lib/cases/case.fixture";
import { translatorFor } from "@/lib/i18n/translator";
import { db } from "@/lib/infra/db/client";
import { DESK, expect, expectAccessible, test } from "./fixtures";
import { anOfficer, signIn } from "./staff";

const t = translatorFor("zh");
const main = (page: Page) => page.getByRole("main");
const list = (platform: string) => `/zh/staff?platform=${platform}&order=due`;

/** The hands of an officer: every key is counted, words that are typed are not. */
class Hands {
  private pressed = 0;
  private readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  async press(...keys: string[]): Promise<void> {
    await this.page.waitForFunction(() => "zhenpingKeys" in window);
    for (const key of keys) await this.page.keyboard.press(key);
    this.pressed += keys.length;
  }

  /** Keys since this was last asked. */
  count(): number {
    const count = this.pressed;
    this.pressed = 0;
    return count;
  }
}

/** Reports about one platform, the oldest first; each about a shop of its own unless a shop is named. */
async function givenReports(platform: string, shops: readonly string[]): Promise<string[]> {
  const references: string[] = [];
  for (const [at, shopName] of shops.entries()) {
    const made = await caseForTest({ tracks: ["report"], platform, at: new Date(Date.now() - (60 - at) * 60_000) });
    await db.case.update({ where: { id: made.caseId }, data: { shopName } });
    references.push(made.reference);
  }
  return references;
}

const holderOf = async (reference: string) =>
  (await db.case.findUniqueOrThrow({ where: { reference } })).claimedById ?? "nobody";

/** The digit that stands beside a step. */
async function digitOf(page: Page, action: string): Promise<string> {
  const link = page.locator(`.decide .actions a[href*="act=${action}"]`).first();
  return (await link.getAttribute("aria-keyshortcuts")) ?? "";
}

async function thenIAmAt(page: Page, reference: string): Promise<void> {
  await expect(page).toHaveURL(new RegExp(`/cases/${reference}\\?`));
  await expect(page.locator(".claim-bar button[aria-keyshortcuts=x]")).toBeVisible();
}

/** Shops that are simple: each is looked at and checked further. */
const LAST = Array.from("丙丁戊己庚辛壬癸子丑寅卯辰", (name) => `${name}店`);

/** Wherever the keyboard went when the next case opened, Tab shows a ring around it, within the window. */
async function thenOneSeesWhereOneIs(page: Page): Promise<void> {
  await page.keyboard.press("Tab");
  const at = page.locator(":focus-visible");
  await expect(at).toBeInViewport();
  const ring = await at.evaluate((one) =>
    [getComputedStyle(one), getComputedStyle(one, "::after")].map((css) => css.outlineStyle),
  );
  expect(ring).toContain("solid");
}

/** The preview is there to be read before the last key can do anything. */
async function thenThePreviewIsShown(page: Page): Promise<void> {
  await expect(page.locator("[data-live] .letter")).toBeInViewport();
  await expect(page.locator("[data-live] button[aria-keyshortcuts='Shift+S']")).toBeVisible();
}

test("A11Y-02 UX-08 twenty decisions by the keyboard alone, a cluster of four among them, four keys each at most", async ({
  visitor,
}) => {
  const cluster = Array.from({ length: 4 }, () => "刷单店");
  const all = await givenReports("kb-run", ["甲店", "乙店", "刷单店", ...cluster, ...LAST]);
  expect(all).toHaveLength(20);
  const lead = all[2] ?? "";
  const page = await visitor({ viewport: DESK });
  const hands = new Hands(page);
  await signIn(page, await anOfficer(["reviewer"]));
  await page.goto(list("kb-run"));
  await hands.press("j", "Enter");
  const counts: number[] = [];
  let said = false;
  for (const [at, reference] of all.entries()) {
    await thenIAmAt(page, reference);
    await thenOneSeesWhereOneIs(page);
    const duplicate = at >= 3 && at < 7;
    if (duplicate && !said) {
      await hands.press(await digitOf(page, "mark_duplicate"));
      await hands.press("1", "Tab");
      await page.keyboard.type(lead);
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      await page.keyboard.type("同一店铺，同一批返现卡。");
      await page.keyboard.press("Escape");
      said = true;
    } else if (duplicate) {
      await hands.press("r");
    } else if (at === 8) {
      await hands.press("h");
      await expect(page.locator("#reason")).toBeFocused();
      await hands.press("2");
    } else {
      await hands.press(await digitOf(page, "verify"));
    }
    if (at !== 8) await thenThePreviewIsShown(page);
    await hands.press("Shift+S");
    await expect(page).not.toHaveURL(new RegExp(`/cases/${reference}\\?.*(act|desk)=`));
    counts.push(hands.count());
  }
  await expect(main(page)).toContainText(
    t("desk.done.next", { reference: all.at(-1) ?? "", action: t("cases.actions.verify") }),
  );
  const rows = await db.decision.findMany({ where: { case: { reference: { in: all } } } });
  expect(rows.map(({ action }) => action).sort()).toEqual([
    ...Array.from({ length: 4 }, () => "mark_duplicate"),
    ...Array.from({ length: 15 }, () => "verify"),
  ]);
  // The first of a cluster is written; all others, and everything else, is simple.
  const simple = counts.filter((_, at) => at !== 3);
  expect(Math.max(...simple), `keys: ${counts.join(" ")}`).toBeLessThanOrEqual(4);
});

/** Asks the tabs of a case who is there, as a new one does, until two have answered. */
function thenBothKnowOfEachOther(page: Page, place: string): Promise<void> {
  return page.evaluate(
    (asked) =>
      new Promise<void>((done) => {
        const heard = new Set<string>();
        const channel = new BroadcastChannel("zp_case");
        channel.onmessage = ({ data: { from } }) => {
          if (heard.add(from).size < 2) return;
          channel.close();
          done();
        };
        channel.postMessage({ place: asked, from: "test", gone: true, asks: true });
      }),
    place,
  );
}

test("C4 the claim moves with the keys: what is left goes back, unless something was typed", async ({ visitor }) => {
  const [one = "", two = "", three = ""] = await givenReports("kb-claim", ["甲店", "乙店", "丙店"]);
  const officer = await anOfficer(["reviewer"]);
  const page = await visitor({ viewport: DESK });
  const hands = new Hands(page);
  await signIn(page, officer);
  await page.goto(list("kb-claim"));
  expect(await holderOf(one)).toBe("nobody");
  await hands.press("j", "Enter");
  await thenIAmAt(page, one);
  await hands.press("j", "Enter");
  await thenIAmAt(page, two);
  expect([await holderOf(one), await holderOf(two)]).toEqual(["nobody", officer.id]);
  await page.locator("#notes-body").fill("回电后再看");
  await hands.press("Escape", "j", "Enter");
  await thenIAmAt(page, three);
  expect(await holderOf(two)).toBe(officer.id);
  // Left without a word and come back to at once, it stays theirs for as long as ever; away by Ctrl-K, it goes back.
  const kept = async () =>
    (await db.case.findUniqueOrThrow({ where: { reference: three } })).claimedUntil?.getTime() ?? 0;
  const thenItIsTheirsForHalfAnHour = async () => {
    const shown = async () => Date.parse((await page.locator(".claim-bar").getAttribute("data-until")) ?? "");
    const settled = async () => ((await shown()) === (await kept()) ? await shown() : 0);
    await expect.poll(settled).toBeGreaterThan(Date.now() + 20 * 60_000);
  };
  await page.goto("/zh/staff/figures");
  await page.goto(`/zh/staff/cases/${three}`);
  await thenItIsTheirsForHalfAnHour();
  await page.reload();
  await thenItIsTheirsForHalfAnHour();
  // Left without a word for a page below the case: that page keeps it.
  const stood = await kept();
  await page.goto(`/zh/staff/cases/${three}/recusal`);
  await expect.poll(kept).toBeGreaterThan(stood);
  await page.goBack();
  await thenItIsTheirsForHalfAnHour();
  // Closed in one tab, it stays theirs in the other; the last that leaves gives it back.
  const second = await page.context().newPage();
  await second.goto(`/zh/staff/cases/${three}`);
  await thenBothKnowOfEachOther(second, three);
  await second.locator("a[href='/zh/staff']").first().click();
  await expect(second).toHaveURL(/staff$/);
  const leftByOne = new Date();
  await second.close();
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").getByRole("combobox").fill(t("desk.only.held"));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/only=held/);
  await expect.poll(() => holderOf(three)).toBe("nobody");
  const released = { case: { reference: three }, kind: "released" };
  expect(await db.caseEvent.findMany({ where: released, select: { at: true } })).toHaveLength(1);
  expect(await db.caseEvent.count({ where: { ...released, at: { gt: leftByOne } } })).toBe(1);
});

test("A11Y-02 the keys are listed by ?, and can be switched off: then a case is opened by its link and taken by its button alone", async ({
  visitor,
}) => {
  const [reference = ""] = await givenReports("kb-off", ["甲店"]);
  const page = await visitor({ viewport: DESK });
  await signIn(page, await anOfficer(["reviewer"]));
  await page.goto("/zh/staff");
  const keys = page.locator("#keys-help");
  await page.waitForFunction(() => "zhenpingKeys" in window);
  await page.keyboard.press("?");
  await expect(keys).toContainText(t("queue.keys.off"));
  await page.keyboard.press("Escape");
  await expect(keys).toBeHidden();
  await page.goto("/zh/staff/account");
  await page.locator("button[value=keys_off]").click();
  await expect(page.getByRole("status")).toContainText(t("access.done.keys_off"));
  await page.goto(list("kb-off"));
  await page.waitForFunction(() => "zhenpingKeys" in window);
  await page.keyboard.press("?");
  await expect(keys).toBeHidden();
  await page.locator(".queue a").click();
  await expect(page.locator(".claim-bar button")).toBeVisible();
  expect(await holderOf(reference)).toBe("nobody");
  await page.keyboard.press("c");
  await page.locator(".claim-bar button").click();
  await expect(page).toHaveURL(/done=claimed/);
});

test("SEC-07 a preview in the form is the one that is sent: whatever is changed is previewed again", async ({
  visitor,
}) => {
  const [reference = ""] = await givenReports("kb-live", ["甲店"]);
  const page = await visitor({ viewport: DESK });
  const hands = new Hands(page);
  await signIn(page, await anOfficer(["reviewer"]));
  await page.goto(list("kb-live"));
  await hands.press("j", "Enter");
  await thenIAmAt(page, reference);
  await hands.press(await digitOf(page, "verify"));
  await thenThePreviewIsShown(page);
  await expectAccessible(page);
  await page.locator("[name=message]").fill("正在核实，请等三个工作日。");
  await expect(page.locator("[data-live]")).toBeHidden();
  await hands.press("Shift+S"); // typed into the field: a capital, and no decision
  expect(await db.decision.count({ where: { case: { reference } } })).toBe(0);
  await hands.press("Escape");
  await expect(page.locator("[data-live] .letter")).toContainText("正在核实，请等三个工作日。S");
  const forged = await page.locator("form.decision-form").evaluate((form: HTMLFormElement) => {
    const words = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, `${value}`]));
    return { ...words, message: "别的话", do: "send" };
  });
  const answer = await page.request.post(`/zh/staff/cases/${reference}/decisions`, { form: forged, maxRedirects: 0 });
  expect([answer.status(), (await answer.text()).includes('class="letter"')]).toEqual([200, true]);
  await hands.press("s");
  await expect(page).toHaveURL(/done=decided/);
  const { message } = await db.decision.findFirstOrThrow({ where: { case: { reference } } });
  expect(message).toBe("正在核实，请等三个工作日。S");
});
