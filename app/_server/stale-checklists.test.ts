import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import * as checks from "@/app/[locale]/(staff)/staff/cases/[reference]/checks/route";
import * as lists from "@/app/[locale]/(staff)/staff/checklists/[kind]/route";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { caseForTest } from "@/lib/cases/case.fixture";
import { drafted, listFor, ticked } from "@/lib/cases/checklists/list.fixture";
import { moveChecklist } from "@/lib/cases/checklists/move-checklist";
import { saveChecklist } from "@/lib/cases/checklists/save-checklist";
import { translatorFor } from "@/lib/i18n/translator";
import { db } from "@/lib/infra/db/client";
import { hiddenIn, postAs } from "./staff-post.fixture";

const t = translatorFor("zh");
const MINE = "我写的这句话要留着";
let [slow, quick]: [Staff, Staff] = [] as never;
let [reference, office]: [string, string] = ["", ""];

beforeEach(async () => {
  office = await organisationForTest();
  [slow, quick] = [await staffOfForTest(office, "supervisor"), await staffOfForTest(office, "supervisor")];
  ({ reference } = await caseForTest());
  await db.case.update({ where: { reference }, data: { organisationId: office } });
});

const answering = () => ({ item: "heard", seen: "", shown: "open", remark: MINE, version: "0", once: randomUUID() });

describe("C11 a checklist that has moved since its screen was made (REL-11)", () => {
  it("REL-11 shows what somebody said of the item beside what was typed, and takes it on one more click", async () => {
    expect(await ticked(quick, reference, { item: "heard", note: "商家来过电话" })).toEqual({ ok: true });
    const fields = { ...answering(), do: "not_applicable" };
    const sent = await postAs(slow, checks, { params: { reference }, fields });
    expect(sent.status).toBe(409);
    for (const word of [t("checklist.case.state.open"), "商家来过电话", MINE]) expect(sent.page).toContain(word);
    const { form_token: _, ...again } = hiddenIn(sent.page);
    const twice = await postAs(slow, checks, { params: { reference }, fields: { ...again, do: "not_applicable" } });
    expect(twice.status).toBe(303);
    const { checks: now } = await listFor(slow, reference);
    expect(now.find(({ key }) => key === "heard")).toMatchObject({ state: "not_applicable", said: { note: MINE } });
  });

  it("REL-11 says which list the page showed and which the case has now, and keeps what was typed", async () => {
    await saveChecklist(quick, "cashback_card", drafted(0, { zh: "看过合同" }));
    await moveChecklist(quick, { reference, version: "1" });
    const sent = await postAs(slow, checks, { params: { reference }, fields: { ...answering(), do: "done" } });
    expect(sent.status).toBe(409);
    const own = t("checklist.own", { version: 1 });
    for (const word of [t("checklist.house"), own, "看过合同", MINE]) expect(sent.page).toContain(word);
    await saveChecklist(quick, "cashback_card", drafted(1, { zh: "看过发票" }));
    const moving = await postAs(slow, checks, { params: { reference }, fields: { do: "move", version: "1" } });
    expect(moving.status).toBe(409);
    expect(moving.page).toContain(t("checklist.own", { version: 2 }));
  });

  it("REL-11 a list that somebody else saved stands beside the draft, which is saved on one more click", async () => {
    const row = { key: "", place: "1", zh: MINE, en: "Mine", whyZh: "", whyEn: "", proof: "" };
    await saveChecklist(quick, "insider", drafted(0, { zh: "他们的一项" }));
    const post = (base: string) =>
      postAs(slow, lists, { params: { kind: "insider" }, fields: { ...row, base, case: "", do: "save" } });
    const sent = await post("0");
    expect(sent.status).toBe(409);
    for (const word of ["他们的一项", MINE]) expect(sent.page).toContain(word);
    expect(hiddenIn(sent.page).base).toBe("1");
    expect((await post("1")).status).toBe(303);
    expect(await db.checklistVersion.count({ where: { organisationId: office } })).toBe(2);
  });
});
