import { beforeAll, describe, expect, it } from "vitest";
import { can, ROLES } from "@/lib/access/roles";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { addNote } from "@/lib/cases/add-note";
import { caseForTest } from "@/lib/cases/case.fixture";
import { claimCase } from "@/lib/cases/claim-case";
import { decideCase } from "@/lib/cases/decide-case";
import { readCase } from "@/lib/cases/read-case";
import { db } from "@/lib/infra/db/client";

let officer: Staff;
beforeAll(async () => {
  officer = await staffForTest("case_officer");
});

async function viewOf(reference: string, staff = officer) {
  const read = await readCase(staff, reference);
  if (!read.ok) throw new Error(read.reason);
  return read.view;
}

describe("opening a case", () => {
  it.each(ROLES)("SEC-05 %s sees it exactly when the role carries it", async (role) => {
    const { reference } = await caseForTest();
    const read = await readCase(await staffForTest(role), reference);
    expect(read.ok).toBe(can([role], "case:read"));
  });

  it("is on record, every time (C25)", async () => {
    const { reference, caseId } = await caseForTest();
    await viewOf(reference);
    await viewOf(reference);
    const reads = { payload: { contains: caseId }, AND: { payload: { contains: '"case.read"' } } };
    expect(await db.auditEntry.count({ where: reads })).toBe(2);
  });

  it.each(["ZP26-2222-2222", "", "../..", "%00"])("knows no case under %j", async (typed) => {
    expect(await readCase(officer, typed)).toEqual({ ok: false, reason: "not_found" });
  });

  it("C10 C24 shows what this person may do, notes apart from messages, and who did what", async () => {
    const { reference } = await caseForTest();
    await claimCase(officer, reference);
    await addNote(officer, { reference, body: "已电话核实", onceKey: "0123456789abcdef" });
    const accept = { reference, track: "complaint", version: 0, action: "accept", note: "属实" } as const;
    await decideCase(officer, { ...accept, message: "我们已受理。" });
    const view = await viewOf(reference);
    const complaint = view.tracks.find(({ position }) => position.track === "complaint");
    const ways = ["start_mediation", "record_settlement", "end_mediation", "end_mediation_keep_clue"];
    expect(complaint).toMatchObject({ version: 1, actions: ways });
    expect(view.notes.map(({ body, by }) => [body, by.name])).toEqual([["已电话核实", officer.name]]);
    expect(view.messages.map(({ body }) => body)).toEqual(["我们已受理。"]);
    const decided = view.events.find(({ kind }) => kind === "accept");
    expect(decided).toMatchObject({ told: true, note: "属实", by: { name: officer.name } });
    expect(view.claim).toBeNull();
    const auditor = await viewOf(reference, await staffForTest("auditor"));
    expect(auditor.tracks.flatMap(({ actions }) => actions)).toEqual([]);
  });

  it("says only that the reporter can be reached, never where", async () => {
    const { reference, caseId } = await caseForTest();
    const sealedContact = Uint8Array.from(Buffer.from("sealed"));
    await db.submission.update({ where: { caseId }, data: { contactKind: "email", sealedContact } });
    const view = await viewOf(reference);
    expect(view.submission?.contactKind).toBe("email");
    expect(JSON.stringify(view)).not.toMatch(/sealedContact/);
  });
});
