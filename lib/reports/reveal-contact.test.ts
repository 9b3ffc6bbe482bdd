import { describe, expect, it } from "vitest";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { db } from "@/lib/infra/db/client";
import { revealContact } from "@/lib/reports/reveal-contact";
import { fileCase } from "@/lib/reports/testing/filed-case";

const contact = { kind: "phone", address: "16400001111" } as const;
const entries = async () =>
  (await db.auditEntry.findMany({ select: { payload: true } }))
    .map(({ payload }) => payload)
    .filter((payload) => payload.includes("contact.revealed"));

describe("a reporter's contact (PRV-06, T5)", () => {
  it("is opened with a purpose, and the purpose is on record", async () => {
    const { reference } = await fileCase({ contact });
    const officer = await staffForTest("case_officer");
    const before = (await entries()).length;
    expect(await revealContact(officer, { reference, purpose: "call_back" })).toEqual({
      ok: true,
      kind: "phone",
      address: contact.address,
    });
    const after = await entries();
    expect(after).toHaveLength(before + 1);
    expect(after.at(-1)).toContain("call_back");
    expect(after.join()).not.toContain(contact.address);
  });

  it("is found by a case number however it was typed", async () => {
    const { reference } = await fileCase({ contact });
    const officer = await staffForTest("case_officer");
    for (const typed of [reference.toLowerCase(), ` ${reference.replaceAll("-", " ")} `]) {
      expect(await revealContact(officer, { reference: typed, purpose: "call_back" })).toMatchObject({ ok: true });
    }
  });

  it("stays closed without a purpose from the list", async () => {
    const { reference } = await fileCase({ contact });
    const officer = await staffForTest("case_officer");
    expect(await revealContact(officer, { reference, purpose: "curious" })).toEqual({
      ok: false,
      reason: "no_purpose",
    });
  });

  it.each(["intake", "auditor", "administrator"] as const)("stays closed to %s", async (role) => {
    const { reference } = await fileCase({ contact });
    const before = (await entries()).length;
    expect(await revealContact(await staffForTest(role), { reference, purpose: "call_back" })).toMatchObject({
      ok: false,
      reason: "not_permitted",
    });
    expect(await entries()).toHaveLength(before);
  });

  it("is not there when the reporter left none", async () => {
    const { reference } = await fileCase();
    expect(await revealContact(await staffForTest("supervisor"), { reference, purpose: "danger" })).toEqual({
      ok: false,
      reason: "no_contact",
    });
  });
});
