import { beforeAll, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { staffFromSession } from "@/lib/access/staff-from-session";
import { organisationForTest, staffForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { approvedReveal, asking, lastRequestOf } from "@/lib/cases/approvals/approved-reveal.fixture";
import { askToReveal } from "@/lib/cases/approvals/ask-to-reveal";
import { decideApproval } from "@/lib/cases/approvals/decide-approval";
import { listApprovals, readApproval } from "@/lib/cases/approvals/list-approvals";
import { readReveal } from "@/lib/cases/approvals/read-reveal";
import { db } from "@/lib/infra/db/client";
import { revealContact } from "@/lib/reports/reveal-contact";
import { fileCase } from "@/lib/reports/testing/filed-case";

const contact = { kind: "phone", address: "16400001111" } as const;
const entries = async (action = "contact.revealed") =>
  (await db.auditEntry.findMany({ select: { payload: true } }))
    .map(({ payload }) => payload)
    .filter((payload) => payload.includes(action));

/** The same person in another tab, and with another role besides. */
async function secondTab({ id: staffId }: Staff, roles: string[]): Promise<Staff> {
  await db.staff.update({ where: { id: staffId }, data: { roles } });
  const now = new Date();
  const times = { startedAt: now, seenAt: now, expiresAt: new Date(now.getTime() + 3_600_000) };
  const { id: sid } = await db.staffSession.create({ data: { staffId, authVersion: 0, ...times, deviceName: "Tab" } });
  const staff = await staffFromSession({ sid, authVersion: 0 }, now);
  if (!staff) throw new Error("no second tab");
  return staff;
}

let officer: Staff;
let custodian: Staff;
beforeAll(async () => {
  officer = await staffForTest("case_officer");
  custodian = await staffForTest("custodian");
});
const askFor = async (reference: string, asker = officer) => {
  expect(await askToReveal(asker, asking(reference))).toEqual({ ok: true });
  return lastRequestOf(asker);
};

describe("a reporter's contact (G2, PRV-06, T5)", () => {
  it("G2 PRV-06 is opened after a custodian's word, and every look is on record with purpose and approver", async () => {
    const { reference } = await fileCase({ contact });
    await approvedReveal(officer, custodian, reference);
    const before = (await entries()).length;
    for (const typed of [reference, ` ${reference.toLowerCase().replaceAll("-", " ")} `]) {
      expect(await revealContact(officer, typed)).toEqual({ ok: true, kind: "phone", address: contact.address });
    }
    const after = await entries();
    expect(after).toHaveLength(before + 2);
    expect(after.at(-1)).toContain("call_back");
    expect(after.at(-1)).toContain(custodian.id);
    expect(after.join()).not.toContain(contact.address);
  });

  it("G2 stays closed without one: never asked, waiting, refused, taken back", async () => {
    const { reference } = await fileCase({ contact });
    const closed = async () =>
      expect(await revealContact(officer, reference)).toEqual({ ok: false, reason: "not_approved" });
    const before = (await entries()).length;
    await closed();
    const refused = await askFor(reference);
    await closed();
    expect(await decideApproval(custodian, { id: refused, move: "refuse", words: " " })).toMatchObject({
      reason: "words_missing",
    });
    expect(await decideApproval(custodian, { id: refused, move: "refuse", words: "先用站内消息。" })).toEqual({
      ok: true,
    });
    await closed();
    const back = await askFor(reference);
    expect(await decideApproval(officer, { id: back, move: "take_back", words: "" })).toEqual({ ok: true });
    await closed();
    expect(await entries()).toHaveLength(before);
  });

  it("G2 closes again after 24 hours, to the second", async () => {
    const { reference } = await fileCase({ contact });
    await approvedReveal(officer, custodian, reference);
    const { usableUntil } = await db.approvalRequest.findUniqueOrThrow({ where: { id: await lastRequestOf(officer) } });
    const end = usableUntil?.getTime() ?? 0;
    expect(await revealContact(officer, reference, new Date(end - 1000))).toMatchObject({ ok: true });
    expect(await revealContact(officer, reference, new Date(end))).toMatchObject({ reason: "not_approved" });
  });

  it("G2 is open to whoever asked, not to their colleague, nor to the custodian", async () => {
    const { reference } = await fileCase({ contact });
    await approvedReveal(officer, custodian, reference);
    const colleague = await staffForTest("supervisor");
    expect(await revealContact(colleague, reference)).toEqual({ ok: false, reason: "not_approved" });
    expect(await revealContact(custodian, reference)).toEqual({ ok: false, reason: "not_permitted" });
  });

  it.each(["intake", "reviewer", "auditor", "administrator", "custodian"] as const)(
    "SEC-05 is neither asked for nor seen by a %s",
    async (role) => {
      const { reference } = await fileCase({ contact });
      const person = await staffForTest(role);
      const no = { ok: false, reason: "not_permitted" };
      expect(await askToReveal(person, asking(reference))).toEqual(no);
      expect(await readReveal(person, reference)).toEqual(no);
      expect(await revealContact(person, reference)).toEqual(no);
    },
  );

  it("is not asked for when the reporter left none", async () => {
    const { reference } = await fileCase();
    expect(await askToReveal(officer, asking(reference))).toEqual({ ok: false, reason: "no_contact" });
  });
});

describe("SEC-09 C18 nobody answers for themselves", () => {
  it("SEC-09 not with two tabs, not with two roles, not by writing the row", async () => {
    const { reference } = await fileCase({ contact });
    const asker = await staffForTest("case_officer");
    const id = await askFor(reference, asker);
    const both = await secondTab(asker, ["case_officer", "custodian"]);
    for (const move of ["approve", "refuse"] as const) {
      expect(await decideApproval(both, { id, move, words: "可以" })).toEqual({ ok: false, reason: "own_request" });
    }
    const alone = await secondTab(asker, ["custodian"]);
    expect(await decideApproval(alone, { id, move: "approve", words: "" })).toEqual({
      ok: false,
      reason: "own_request",
    });
    const usableUntil = new Date(Date.now() + 1000);
    const forged = { decision: "approved", decidedById: asker.id, decidedAt: new Date(), usableUntil };
    await expect(db.approvalRequest.update({ where: { id }, data: forged })).rejects.toThrow(/takes_two/);
    expect(await revealContact(both, reference)).toEqual({ ok: false, reason: "not_approved" });
  });

  it("SEC-09 of two custodians one answers, and what was answered stays", async () => {
    const { reference } = await fileCase({ contact });
    const id = await askFor(reference);
    const other = await staffForTest("custodian");
    const answers = await Promise.all([
      decideApproval(custodian, { id, move: "approve", words: "" }),
      decideApproval(other, { id, move: "refuse", words: "不必要" }),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const { decision, decidedById } = await db.approvalRequest.findUniqueOrThrow({ where: { id } });
    const winner = decision === "approved" ? custodian : other;
    expect(decidedById).toBe(winner.id);
    const move = decision === "approved" ? "approve" : "refuse";
    expect(await decideApproval(winner, { id, move, words: "不必要" })).toEqual({ ok: true });
    expect(await decideApproval(custodian, { id, move: "take_back", words: "" })).toMatchObject({ ok: false });
    await expect(db.approvalRequest.update({ where: { id }, data: { words: "另一句" } })).rejects.toThrow();
  });

  it("SEC-06 another organisation's custodian does not find it", async () => {
    const { reference } = await fileCase({ contact });
    const id = await askFor(reference);
    const stranger = await staffOfForTest(await organisationForTest(), "custodian");
    expect(await decideApproval(stranger, { id, move: "approve", words: "" })).toEqual({
      ok: false,
      reason: "not_found",
    });
    expect(await readApproval(stranger, id)).toBeNull();
    expect(await listApprovals(stranger)).toEqual([]);
    expect(await readApproval(await staffForTest("supervisor"), id)).toBeNull();
    expect((await readApproval(custodian, id))?.moves).toEqual(["approve", "refuse"]);
    expect((await readApproval(officer, id))?.moves).toEqual(["take_back"]);
  });

  it("C27 a custodian who has stepped back from the case does not answer", async () => {
    const { reference, caseId } = await fileCase({ contact });
    const id = await askFor(reference);
    const involved = await staffForTest("custodian");
    const said = { staffId: involved.id, declaredById: officer.id, ground: "direct_interest", reason: "利害关系" };
    await db.recusal.create({ data: { ...said, caseId, at: new Date(), onceKey: id } });
    expect(await decideApproval(involved, { id, move: "approve", words: "" })).toEqual({
      ok: false,
      reason: "recused",
    });
  });
});

describe("G2 asking", () => {
  it("G2 twice by one click is once; a second request waits for the first", async () => {
    const { reference, caseId } = await fileCase({ contact });
    const form = asking(reference);
    expect(await askToReveal(officer, form)).toEqual({ ok: true });
    expect(await askToReveal(officer, form)).toEqual({ ok: true });
    expect(await askToReveal(officer, asking(reference))).toEqual({ ok: false, reason: "already_asked" });
    expect(await db.approvalRequest.count({ where: { caseId } })).toBe(1);
    const kinds = await db.caseEvent.findMany({ where: { caseId, kind: "approval_asked" }, select: { told: true } });
    expect(kinds).toEqual([{ told: false }]);
  });

  it("G2 says what is missing, field by field", async () => {
    const { reference } = await fileCase({ contact });
    expect(await askToReveal(officer, { ...asking(reference), purpose: "curious", reason: "  " })).toEqual({
      ok: false,
      reason: "fields",
      problems: { purpose: "purpose_missing", reason: "empty" },
    });
  });

  it("G2 lapses after seven days without an answer, and can be asked anew", async () => {
    const { reference } = await fileCase({ contact });
    const id = await askFor(reference);
    const { lapsesAt } = await db.approvalRequest.findUniqueOrThrow({ where: { id } });
    const late = await decideApproval(custodian, { id, move: "approve", words: "" }, lapsesAt);
    expect(late).toEqual({ ok: false, reason: "lapsed" });
    expect(await askToReveal(officer, asking(reference), lapsesAt)).toEqual({ ok: true });
  });
});
