import { describe, expect, it } from "vitest";
import { ROLES } from "@/lib/access/roles";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { auditActions } from "@/lib/audit/actions";
import { addNote } from "@/lib/cases/add-note";
import { auditAddress, readAuditFilter, readEntryPlace } from "@/lib/cases/audit-filter";
import { caseForTest } from "@/lib/cases/case.fixture";
import { claimCase } from "@/lib/cases/claim-case";
import { AUDIT_PAGE, readAudit } from "@/lib/cases/read-audit";
import { readCase } from "@/lib/cases/read-case";
import { LOCALES } from "@/lib/i18n/locale";
import { translatorFor } from "@/lib/i18n/translator";

const ALL = { staffId: "", reference: "", action: "" } as const;

async function read(filter: Partial<Parameters<typeof readAudit>[1]["filter"]> = {}, before = null) {
  const result = await readAudit(await staffForTest("auditor"), { filter: { ...ALL, ...filter }, before });
  if (!result.ok) throw new Error(result.reason);
  return result;
}

async function busyCase() {
  const stage = await caseForTest();
  const officer = await staffForTest("reviewer");
  await readCase(officer, stage.reference);
  await claimCase(officer, stage.reference);
  await addNote(officer, { reference: stage.reference, body: "已核对", onceKey: "a-key-of-twenty-letters" });
  return { ...stage, officer };
}

describe("C25 the audit record for whoever audits", () => {
  it("C25 says who did what to which case, the newest first", async () => {
    const { reference, officer } = await busyCase();
    const { rows } = await read({ reference: reference.toLowerCase() });
    expect(rows.map(({ action }) => action)).toEqual(["note.added", "case.claimed", "case.read"]);
    expect(rows[0]).toMatchObject({ who: { kind: "staff", name: officer.name }, about: { kind: "case", reference } });
    expect(JSON.stringify(rows, (_, value) => (typeof value === "bigint" ? "" : value))).not.toContain("已核对");
  });

  it("C25 can be asked for one person and for one kind of act", async () => {
    const { reference, officer } = await busyCase();
    const own = await read({ staffId: officer.id });
    expect(own.rows.map(({ action }) => action)).toEqual(["note.added", "case.claimed", "case.read"]);
    const notes = await read({ staffId: officer.id, reference, action: "note.added" });
    expect(notes.rows).toHaveLength(1);
  });

  it("C25 is itself on record, with what was looked for, before anything is shown", async () => {
    const { caseId, reference } = await busyCase();
    const auditor = await staffForTest("auditor");
    await readAudit(auditor, { filter: { ...ALL, reference }, before: null });
    const { rows } = await read({ staffId: auditor.id });
    expect(rows).toMatchObject([{ action: "audit.read", about: { reference } }]);
    expect(rows[0]?.data).toContainEqual(["caseId", caseId]);
  });

  it("C25 is paged by key: nothing twice, nothing left out, whatever is written meanwhile", async () => {
    const { officer, reference } = await busyCase();
    const more = AUDIT_PAGE + 7;
    for (let n = 0; n < more; n++) await readCase(officer, reference, new Date(Date.now() - (n % 3)));
    const seen: string[] = [];
    let before = readEntryPlace(new URLSearchParams());
    do {
      const filter = { ...ALL, staffId: officer.id };
      const page = await readAudit(await staffForTest("auditor"), { filter, before });
      if (!page.ok) throw new Error(page.reason);
      await readCase(officer, reference);
      seen.push(...page.rows.map(({ place }) => `${place.lane} ${place.seq}`));
      const next = page.older && auditAddress(filter, page.older);
      before = next && readEntryPlace(next);
    } while (before);
    expect(seen).toHaveLength(more + 3);
    expect(new Set(seen).size).toBe(more + 3);
  });

  it("C25 says that a case number is none of ours", async () => {
    const asked = { filter: { ...ALL, reference: "ZP26-2222-2222" }, before: null };
    expect(await readAudit(await staffForTest("auditor"), asked)).toMatchObject({ ok: false, reason: "no_such_case" });
  });

  it.each(ROLES)("C25 SEC-05 is closed or open to a %s by their role", async (role) => {
    const result = await readAudit(await staffForTest(role), { filter: ALL, before: null });
    expect(result.ok).toBe(role === "auditor");
  });

  it("C25 has words for everything that can stand in it", () => {
    for (const locale of LOCALES) {
      const t = translatorFor(locale);
      expect(auditActions.filter((action) => !t.has(`audit.actions.${action}`))).toEqual([]);
    }
  });

  it("passes over what no page of ours links to", () => {
    const asked = new URLSearchParams({ who: "' OR 1", what: "everything", before: "1.2", case: " zp26 " });
    expect(readAuditFilter(asked)).toEqual({ staffId: "", reference: "zp26", action: "" });
    expect(readEntryPlace(asked)).toBeNull();
  });
});
