import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { can, ROLES, type Role } from "@/lib/access/roles";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { caseForTest } from "@/lib/cases/case.fixture";
import { claimCase } from "@/lib/cases/claim-case";
import { decideCase } from "@/lib/cases/decide-case";
import type { DecideCase } from "@/lib/cases/schema";
import { db } from "@/lib/infra/db/client";

const people = new Map<Role, Staff>();
const as = (role: Role) => people.get(role) as Staff;
let stage: Awaited<ReturnType<typeof caseForTest>>;

beforeAll(async () => {
  for (const role of ROLES) people.set(role, await staffForTest(role));
});
beforeEach(async () => {
  stage = await caseForTest();
});

function decision(more: Partial<DecideCase> = {}): DecideCase {
  return { reference: stage.reference, track: "complaint", version: 0, action: "accept", ...more };
}

describe("SEC-05 who may decide", () => {
  it.each(ROLES)("%s decides exactly when the role carries it, and nothing is written otherwise", async (role) => {
    await claimCase(as(role), stage.reference);
    const result = await decideCase(as(role), decision());
    const may = can([role], "case:decide:triage");
    expect(result).toMatchObject(may ? { ok: true, to: "accepted" } : { ok: false, reason: "not_permitted" });
    expect(await db.decision.count({ where: { caseId: stage.caseId } })).toBe(may ? 1 : 0);
  });

  it.each(ROLES)("%s opens a case only with the final word", async (role) => {
    const verify = decision({ track: "report", action: "verify" });
    await claimCase(as("reviewer"), stage.reference);
    await decideCase(as("reviewer"), verify);
    await claimCase(as(role), stage.reference);
    const file = { track: "report", version: 1, action: "file", note: "查到三十二条模板评价" } as const;
    const result = await decideCase(as(role), decision(file));
    expect(result.ok).toBe(can([role], "case:decide:final"));
  });

  it("lets intake record added material without taking the case", async () => {
    await claimCase(as("reviewer"), stage.reference);
    const ask = { action: "request_supplement", ground: "order_proof", message: "请补充订单截图。" } as const;
    await decideCase(as("reviewer"), decision(ask));
    await claimCase(as("case_officer"), stage.reference);
    const result = await decideCase(as("intake"), decision({ version: 1, action: "supplement_received" }));
    expect(result).toMatchObject({ ok: true, to: "received" });
    const row = await db.case.findUniqueOrThrow({ where: { id: stage.caseId } });
    expect(row.claimedById).toBe(as("case_officer").id);
  });
});

describe("deciding", () => {
  it("is for whoever holds the case, and names the holder to others", async () => {
    await claimCase(as("supervisor"), stage.reference);
    const result = await decideCase(as("reviewer"), decision());
    expect(result).toMatchObject({ reason: "not_claimed", claim: { staffId: as("supervisor").id } });
  });

  it("needs a claim that has not run out", async () => {
    const at = new Date("2026-03-02T02:00:00Z");
    await claimCase(as("reviewer"), stage.reference, at);
    const late = new Date(at.getTime() + 31 * 60_000);
    expect(await decideCase(as("reviewer"), decision(), late)).toMatchObject({ reason: "not_claimed", claim: null });
  });

  it("gives the case back, and keeps it after a refusal", async () => {
    await claimCase(as("reviewer"), stage.reference);
    const refused = await decideCase(as("reviewer"), decision({ action: "not_accept" }));
    expect(refused).toMatchObject({ ok: false, reason: "ground_missing" });
    const held = await db.case.findUniqueOrThrow({ where: { id: stage.caseId } });
    expect(held.claimedById).toBe(as("reviewer").id);
    await decideCase(as("reviewer"), decision());
    const free = await db.case.findUniqueOrThrow({ where: { id: stage.caseId } });
    expect(free.claimedById).toBeNull();
  });

  it("answers a second click with the news that the track has moved", async () => {
    await claimCase(as("reviewer"), stage.reference);
    await decideCase(as("reviewer"), decision());
    expect(await decideCase(as("reviewer"), decision())).toEqual({ ok: false, reason: "stale" });
  });

  it("answers a second click of the same form like the first, and decides once", async () => {
    await claimCase(as("reviewer"), stage.reference);
    const form = decision({ onceKey: "0193-once-per-form" });
    const first = await decideCase(as("reviewer"), form);
    expect(first).toEqual({ ok: true, from: "received", to: "accepted" });
    expect(await decideCase(as("reviewer"), form)).toEqual(first);
    expect(await decideCase(as("reviewer"), { ...form, onceKey: "0193-another-form" })).toMatchObject({ ok: false });
    expect(await decideCase(as("supervisor"), form)).toMatchObject({ ok: false });
    expect(await db.decision.count({ where: { caseId: stage.caseId } })).toBe(1);
  });

  it("answers both of two clicks at once alike", async () => {
    await claimCase(as("reviewer"), stage.reference);
    const form = decision({ onceKey: "0193-once-per-form" });
    const both = await Promise.all([decideCase(as("reviewer"), form), decideCase(as("reviewer"), form)]);
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await db.decision.count({ where: { caseId: stage.caseId } })).toBe(1);
  });

  it.each([
    [{ reference: "ZP26-2222-2222" }, "not_found"],
    [{ action: "not_accept", ground: "no_such_ground" }, "ground_unknown"],
    [{ action: "not_accept", ground: "too_old", message: "  " }, "message_missing"],
    [{ action: "not_accept", ground: "too_old", message: "超过三年" }, "note_missing"],
    [{ action: "start_mediation" }, "illegal_from_state"],
    [{ message: "很".repeat(10_001) }, "too_long"],
    [{ version: "-1" }, "unreadable"],
    [{ onceKey: "a\u0000b" }, "unreadable"],
  ])("refuses %j with a reason", async (more, reason) => {
    await claimCase(as("reviewer"), stage.reference);
    const result = await decideCase(as("reviewer"), decision(more as Partial<DecideCase>));
    expect(result).toMatchObject({ ok: false, reason });
  });

  it("takes signs that would turn the text around out of a message", async () => {
    await claimCase(as("reviewer"), stage.reference);
    await decideCase(as("reviewer"), decision({ message: "已受理\u202E。\u0007\ud800" }));
    const message = await db.message.findFirstOrThrow({ where: { caseId: stage.caseId } });
    expect(message.body).toBe("已受理。\ufffd");
  });
});
