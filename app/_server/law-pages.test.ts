import { beforeAll, describe, expect, test } from "vitest";
import { getAs, hiddenIn, postAs } from "@/app/_server/staff-post.fixture";
import * as home from "@/app/[locale]/(public)/route";
import * as one from "@/app/[locale]/(staff)/staff/law/[rule]/route";
import * as list from "@/app/[locale]/(staff)/staff/law/route";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { versionForm } from "@/lib/cases/law/law.fixture";
import { earliestDay } from "@/lib/cases/law/rule-day";
import { translatorFor } from "@/lib/i18n/translator";
import { db } from "@/lib/infra/db/client";

const t = translatorFor("zh");
let administrator: Staff;
beforeAll(async () => {
  administrator = await staffForTest("administrator");
});

const params = { rule: "decide_filing" };
const tomorrow = () => earliestDay(new Date());
const send = (fields: Record<string, string>, staff = administrator) => postAs(staff, one, { params, fields });
const recording = (changes: object = {}) =>
  send({ do: "record", ...versionForm({ validFrom: tomorrow(), ...changes }) });

describe("UX-09 the page of a rule", () => {
  test("UX-09 what is wrong is said at its field, and everything typed is kept", async () => {
    const typed = { amount: "十五", lawEn: "", source: "公报 2026 年第 9 号", mark: "S", validFrom: "2020-01-01" };
    const { status, page } = await recording(typed);
    expect(status).toBe(422);
    for (const [field, words] of [
      ["amount", t("law.faults.number", { label: t("law.form.amount"), most: 1000 })],
      ["lawEn", t("law.faults.missing", { label: t("law.form.lawEn") })],
    ] as const) {
      expect(page).toContain(`<a href="#${field}">${words}</a>`);
      expect(page).toMatch(new RegExp(`id="${field}-error">${words}`));
    }
    expect(page).toContain('href="#validFrom"');
    expect(page).toContain('value="十五"');
    expect(page).toContain("公报 2026 年第 9 号</textarea>");
    expect(page).toMatch(/value="S"[^>]*checked|checked[^>]*value="S"/);
    expect(await db.clockRuleVersion.count()).toBe(0);
  });

  test("UX-09 once recorded it stands there as not yet in force, and is taken back with a reason", async () => {
    expect(await recording()).toMatchObject({ status: 303, location: "/zh/staff/law/decide_filing?done=recorded" });
    const after = await getAs(administrator, one, { params });
    expect(after.page).toContain(t("law.states.ahead"));
    expect(after.page).toContain("总局公布了全文");
    expect(hiddenIn(after.page)).toMatchObject({ base: "1", number: "1" });
    const overview = await getAs(administrator, list, {});
    expect(overview.page).toContain(t("law.filters.recorded", { count: 1 }));

    const empty = await send({ do: "withdraw", number: "1", why: "" });
    expect(empty.status).toBe(422);
    expect(empty.page).toContain(`<a href="#why-1">${t("law.withdraw.missing")}</a>`);
    const done = await send({ do: "withdraw", number: "1", why: "看错了条号" });
    expect(done).toMatchObject({ status: 303, location: "/zh/staff/law/decide_filing?done=withdrawn" });
    expect((await getAs(administrator, one, { params })).page).toContain("看错了条号");
  });

  test("UX-09 whoever was overtaken keeps what they typed, on the newer base", async () => {
    const { status, page } = await recording({ base: "0", reason: "我写的理由" });
    expect(status).toBe(409);
    expect(page).toContain(t("law.stale"));
    expect(page).toContain("我写的理由</textarea>");
    expect(hiddenIn(page).base).toBe("1");
  });

  test("UX-09 staff read it; the form is for administrators of the home organisation", async () => {
    const others = await staffOfForTest(await organisationForTest(), "administrator");
    for (const staff of [others, await staffForTest("reviewer")]) {
      const { status, page } = await getAs(staff, one, { params });
      expect(status).toBe(200);
      expect(page).toContain(t("law.rule.readOnly"));
      expect(page).not.toContain('value="record"');
      expect((await send({ do: "record", ...versionForm() }, staff)).status).toBe(403);
    }
  });

  test("UX-09 there is no page of a rule that there is not", async () => {
    expect((await getAs(administrator, one, { params: { rule: "constructor" } })).status).toBe(404);
  });

  test("UX-09 the promise of the portal asks for no law and no mark", async () => {
    const { page } = await getAs(administrator, one, { params: { rule: "first_human_answer" } });
    expect(page).toContain('name="amount"');
    for (const field of ["lawZh", "mark", "article"]) expect(page).not.toContain(`name="${field}"`);
  });

  test("UX-09 a list that holds nothing says what would fill it", async () => {
    const { page } = await getAs(administrator, list, { query: "?only=recorded" });
    expect(page).toContain(t("law.none.recorded"));
  });
});

test("UX-09 the first page of the public names periods in the unit of their rules", async () => {
  const request = new Request("http://localhost:3000/en", { headers: { host: "localhost:3000" } });
  const answer = await home.GET(request, { params: Promise.resolve({ locale: "en" }) });
  expect(await answer.text()).toContain("Within 7 working days");
});
