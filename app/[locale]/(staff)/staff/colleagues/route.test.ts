import { beforeEach, describe, expect, it } from "vitest";
import { hiddenIn, postAs, readAs } from "@/app/_server/staff-post.fixture";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { assignCase } from "@/lib/cases/assign-case";
import { caseForTest } from "@/lib/cases/case.fixture";
import { planAbsence } from "@/lib/cases/plan-absence";
import { addDays, shanghaiDate } from "@/lib/clocks/plain-date";
import { translatorFor } from "@/lib/i18n/translator";
import { db } from "@/lib/infra/db/client";
import * as absences from "./absences/route";
import * as handovers from "./handovers/route";
import * as colleagues from "./route";

const t = translatorFor("zh");
let [gone, staying, supervisor]: [Staff, Staff, Staff] = [] as never;

beforeEach(async () => {
  const office = await organisationForTest();
  const [one, other] = [await staffOfForTest(office, "reviewer"), await staffOfForTest(office, "reviewer")];
  [gone, staying, supervisor] = [one, other, await staffOfForTest(office, "supervisor")];
  await db.staff.update({ where: { id: gone.id }, data: { name: "钱离职" }, select: { id: true } });
  const { reference } = await caseForTest({ tracks: ["report"], organisationId: office });
  expect(await assignCase(supervisor, { reference, to: gone.id, seen: "" })).toEqual({ ok: true });
  await db.staff.update({ where: { id: gone.id }, data: { disabledAt: new Date() }, select: { id: true } });
});

const optionOf = ({ id }: Staff) => `<option value="${id}"`;

it.each(["zh", "en"] as const)(
  "C4 says what to do before somebody who stands in is away themselves (%s)",
  async (locale) => {
    const [first, last] = [addDays(shanghaiDate(new Date()), 1), addDays(shanghaiDate(new Date()), 2)];
    const names = { staffId: supervisor.id, substituteId: staying.id };
    expect(await planAbsence(supervisor, { ...names, first, last })).toEqual({ ok: true });
    const fields = { staffId: staying.id, substituteId: supervisor.id, first, last };
    const sent = await postAs(staying, absences, { params: { locale }, fields });
    expect(sent.status).toBe(409);
    for (const words of [translatorFor(locale)("colleagues.problems.stands_in"), `value="${first}"`])
      expect(sent.page).toContain(words);
  },
);

describe("C4 the cases of a colleague who has left", () => {
  it("are handed over from the page of colleagues, where they stay listed until then", async () => {
    const { page } = await readAs(supervisor, colleagues, {});
    for (const words of ["钱离职", t("colleagues.gone"), `?from=${gone.id}#to`]) expect(page).toContain(words);
    expect(page).not.toContain(optionOf(gone)); // neither absent nor a substitute
    const form = (await readAs(supervisor, colleagues, { asked: `?from=${gone.id}` })).page;
    expect(form).toContain(t("colleagues.handOver.title", { name: "钱离职" }));
    expect([optionOf(gone), optionOf(staying)].map((option) => form.includes(option))).toEqual([false, true]);
    const { from = "", seen = "" } = hiddenIn(form);
    expect([from, seen]).toEqual([gone.id, "1"]);
    const stale = await postAs(supervisor, handovers, { fields: { from, to: staying.id, seen: "2" } });
    expect(stale.status).toBe(409);
    expect(stale.page).toContain(t("colleagues.handOver.title", { name: "钱离职" }));
    expect((await postAs(supervisor, handovers, { fields: { from, to: staying.id, seen } })).status).toBe(303);
    expect((await readAs(supervisor, colleagues, {})).page).not.toContain("钱离职");
  });

  it("SEC-05 are listed for colleagues without a way to hand them over", async () => {
    const { page } = await readAs(staying, colleagues, {});
    expect(page).toContain("钱离职");
    expect(page).not.toContain(`?from=${gone.id}`);
  });
});
