import { beforeEach, describe, expect, it } from "vitest";
import { PREVIEW_FIELD } from "@/app/_server/preview-token";
import { hiddenIn, postAs } from "@/app/_server/staff-post.fixture";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { addUnit } from "@/lib/cases/routing/add-unit";
import { translatorFor } from "@/lib/i18n/translator";
import { db } from "@/lib/infra/db/client";
import * as rules from "./route";

const t = translatorFor("zh");
let supervisor: Staff;
let fields: Record<string, string>;

beforeEach(async () => {
  const organisationId = await organisationForTest();
  supervisor = await staffOfForTest(organisationId, "supervisor");
  const unit = await addUnit(supervisor, { nameZh: "餐饮组", nameEn: "Food" });
  const rule = { name: "返现", place: "1", behaviour: "", platform: "", region: "", words: "返现" };
  fields = { base: "0", reason: "试", otherwise: "", ...rule, unit: unit.ok ? unit.id : "" };
});

describe("D14 rules that too few cases can tell about", () => {
  it("are put in force only when somebody says that they know", async () => {
    const tried = await postAs(supervisor, rules, { fields: { ...fields, do: "try" } });
    expect(tried.status).toBe(200);
    for (const words of [t("rules.dry.tooFew", { looked: 0, enough: 20 }), t("rules.dry.sure")])
      expect(tried.page).toContain(words);
    const save = { ...fields, do: "save", [PREVIEW_FIELD]: hiddenIn(tried.page)[PREVIEW_FIELD] ?? "" };
    const unsure = await postAs(supervisor, rules, { fields: save });
    expect(unsure.status).toBe(422);
    expect(unsure.page).toContain(t("rules.dry.sureMissing"));
    const { organisationId } = supervisor;
    expect(await db.routingRules.count({ where: { organisationId } })).toBe(0);
    expect((await postAs(supervisor, rules, { fields: { ...save, sure: "yes" } })).status).toBe(303);
    expect(await db.routingRules.count({ where: { organisationId } })).toBe(1);
  });
});
