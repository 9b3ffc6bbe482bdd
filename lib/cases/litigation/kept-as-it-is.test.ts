import { beforeAll, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { addNote } from "@/lib/cases/add-note";
import { decideApproval } from "@/lib/cases/approvals/decide-approval";
import { caseForTest } from "@/lib/cases/case.fixture";
import { askedLift, placedHold } from "@/lib/cases/litigation/hold.fixture";
import { recordPlace } from "@/lib/cases/record-place";
import { maskForGood } from "@/lib/evidence/mask-for-good";
import { readPicture } from "@/lib/evidence/testing/read-picture";
import { db, inTransaction } from "@/lib/infra/db/client";
import { readBlob } from "@/lib/infra/storage/storage";
import { changeContact } from "@/lib/reports/change-contact";
import { fileCase } from "@/lib/reports/testing/filed-case";

let [officer, supervisor]: [Staff, Staff] = [] as never;
beforeAll(async () => {
  [officer, supervisor] = await Promise.all([staffForTest("case_officer"), staffForTest("supervisor")]);
});
const held = { ok: false, reason: "on_hold", hold: { basis: "suit", matter: "（2026）川01民初123号" } };

describe("G5 while a hold is in force", () => {
  it("G5 nothing is masked for good until two people have lifted it; then it is", async () => {
    const file = await readPicture({ on: await caseForTest() });
    const hold = await placedHold(officer, file.reference);
    const before = await db.evidence.findUniqueOrThrow({ where: { id: file.evidenceId } });
    const { version } = await db.maskedCopy.findUniqueOrThrow({ where: { evidenceId: file.evidenceId } });
    const burn = () => maskForGood(supervisor, { ...file, version });
    expect(await burn()).toMatchObject(held);
    expect(await db.evidence.findUniqueOrThrow({ where: { id: file.evidenceId } })).toEqual(before);
    expect(await readBlob(before.workingCopyKey ?? "")).not.toHaveLength(0);
    const id = await askedLift(officer, file.reference, hold);
    await decideApproval(supervisor, { id, move: "approve", words: "" });
    expect(await burn()).toEqual({ ok: true });
  });

  it("G5 the database keeps pictures and contacts even from a statement that does not ask", async () => {
    const file = await readPicture({ on: await caseForTest() });
    await placedHold(officer, file.reference);
    const write = db.evidence.update({ where: { id: file.evidenceId }, data: { workingCopyKey: "other" } });
    await expect(write).rejects.toMatchObject({ code: "P2003" });
    const filed = await fileCase({ contact: { kind: "email", address: "a@example.cn" } });
    await placedHold(officer, filed.reference);
    const empty = db.submission.update({ where: { caseId: filed.caseId }, data: { sealedContact: null } });
    await expect(empty).rejects.toMatchObject({ code: "P2003" });
  });

  it("G5 a reporter's contact is neither replaced nor removed, and a first one is still taken", async () => {
    const filed = await fileCase();
    await placedHold(officer, filed.reference);
    const own = { contactKind: "email", contact: "li.lei@example.com", updates: true } as const;
    expect(await changeContact(filed.session, own)).toEqual({ ok: true });
    const contact = () => db.submission.findUniqueOrThrow({ where: { caseId: filed.caseId } });
    const before = await contact();
    for (const other of [
      { contactKind: "none", contact: "", updates: false },
      { contactKind: "email", contact: "other@example.com", updates: true },
      { contactKind: "phone", contact: "16400002222", updates: true },
    ] as const) {
      expect(await changeContact(filed.session, other)).toEqual({ ok: false, reason: "on_hold" });
    }
    expect(await contact()).toEqual(before);
    expect(await changeContact(filed.session, { ...own, updates: false })).toEqual({ ok: true });
    expect(await contact()).toEqual({ ...before, updatesWanted: false });
  });

  it("G5 a first finding of the operator's place is kept, and not overwritten", async () => {
    const { reference } = await fileCase();
    await placedHold(officer, reference);
    const found = { reference, place: "shown", region: "51", address: "成都市某街 1 号" };
    expect(await recordPlace(officer, found)).toEqual({ ok: true });
    expect(await recordPlace(officer, found)).toEqual({ ok: true });
    expect(await recordPlace(officer, { ...found, address: "别处" })).toMatchObject(held);
  });

  it("G5 things are still added", async () => {
    const { reference } = await fileCase();
    await placedHold(officer, reference);
    const note = { reference, body: "已通知承办法官。", onceKey: "0123456789abcdef" };
    expect(await addNote(officer, note)).toMatchObject({ ok: true });
  });

  it("G5 a hold that comes while something is being taken away waits, and then keeps what is left", async () => {
    const filed = await fileCase({ contact: { kind: "email", address: "a@example.cn" } });
    const none = { contactKind: "none", contact: "", updates: false } as const;
    let placed: Promise<string> | undefined;
    await inTransaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "case" WHERE id = ${filed.caseId}::uuid FOR NO KEY UPDATE`;
      placed = placedHold(officer, filed.reference);
      expect(await tx.litigationHold.count({ where: { caseId: filed.caseId } })).toBe(0);
    });
    await placed;
    expect(await changeContact(filed.session, none)).toEqual({ ok: false, reason: "on_hold" });
  });
});
