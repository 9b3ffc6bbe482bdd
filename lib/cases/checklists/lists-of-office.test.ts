import { beforeEach, describe, expect, test } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { caseForTest } from "@/lib/cases/case.fixture";
import { CHECKLIST_KIND_NAMES } from "@/lib/cases/checklists/checklist";
import { drafted } from "@/lib/cases/checklists/list.fixture";
import { previewChecklist } from "@/lib/cases/checklists/preview-checklist";
import { readChecklistOfKind, readChecklists } from "@/lib/cases/checklists/read-checklists";
import { saveChecklist } from "@/lib/cases/checklists/save-checklist";
import { recordPlace } from "@/lib/cases/record-place";
import { db } from "@/lib/infra/db/client";

let [office, supervisor]: [string, Staff] = [] as never;
beforeEach(async () => {
  office = await organisationForTest();
  supervisor = await staffOfForTest(office, "supervisor");
});

describe("C11 the lists of an office", () => {
  test("C11 every kind has one, the house's until the office writes its own, which another office never sees", async () => {
    await saveChecklist(supervisor, "insider", drafted(0, { before: ["file"] }));
    const read = await readChecklists(supervisor);
    const lists = read.ok ? read.lists : [];
    expect(lists.map(({ kind }) => kind)).toEqual(CHECKLIST_KIND_NAMES);
    const own = lists.filter(({ current }) => current.version > 0);
    expect(own).toMatchObject([{ kind: "insider", current: { changed: { by: supervisor.name } } }]);
    const stranger = await staffOfForTest(await organisationForTest(), "supervisor");
    const theirs = await readChecklists(stranger);
    expect(theirs.ok && theirs.lists.every(({ current }) => current.version === 0)).toBe(true);
  });

  test("C11 all versions stay to be read, the house's last; an unknown kind has none", async () => {
    await saveChecklist(supervisor, "insider", drafted(0, { zh: "甲" }));
    await saveChecklist(supervisor, "insider", drafted(1, { zh: "乙" }));
    const history = await readChecklistOfKind(supervisor, "insider");
    expect(history?.versions.map(({ version, items }) => [version, items.length])).toEqual([
      [2, 1],
      [1, 1],
      [0, 6],
    ]);
    expect(await readChecklistOfKind(supervisor, "toString")).toBeNull();
    const audited = { AND: [{ payload: { contains: office } }, { payload: { contains: "checklist.changed" } }] };
    expect(await db.auditEntry.count({ where: audited })).toBe(2);
    await expect(db.checklistVersion.deleteMany({ where: { organisationId: office } })).rejects.toThrow();
  });

  test("C11 a preview says of a real case what would be ticked by itself, and keeps nothing", async () => {
    const draft = drafted(0, { proof: "jurisdiction_shown" }, { zh: "听过商家" });
    expect(await previewChecklist(supervisor, { reference: "", draft })).toEqual({ ok: false, reason: "no_cases" });
    const { reference } = await caseForTest();
    await db.case.update({ where: { reference }, data: { organisationId: office } });
    await recordPlace(supervisor, { reference, place: "not_shown", region: "", address: "" });
    const read = await previewChecklist(supervisor, { reference: "", draft });
    expect(read).toMatchObject({ ok: true, preview: { reference, checks: [{ proved: true }, { proved: false }] } });
    expect(await db.checklistVersion.count({ where: { organisationId: office } })).toBe(0);
    const faulty = await previewChecklist(supervisor, { reference, draft: drafted(0, { en: "" }) });
    expect(faulty).toMatchObject({ reason: "faulty", problem: { at: 0, field: "en" } });
  });

  test("SEC-05 others are shown neither the lists nor a preview", async () => {
    const officer = await staffForTest("case_officer");
    expect(await readChecklists(officer)).toMatchObject({ reason: "not_permitted" });
    expect(await readChecklistOfKind(officer, "insider")).toBeNull();
    const draft = drafted(0, {});
    expect(await previewChecklist(officer, { reference: "", draft })).toMatchObject({ reason: "not_permitted" });
  });
});
