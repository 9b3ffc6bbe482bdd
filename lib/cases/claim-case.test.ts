import { beforeAll, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { caseForTest } from "@/lib/cases/case.fixture";
import { claimCase } from "@/lib/cases/claim-case";
import { leaveAllCases } from "@/lib/cases/leave-all-cases";
import { leaveCase } from "@/lib/cases/leave-case";
import { releaseCase } from "@/lib/cases/release-case";
import { returnToCase } from "@/lib/cases/return-to-case";
import { takeOverCase } from "@/lib/cases/take-over-case";
import { db } from "@/lib/infra/db/client";

const AT = new Date("2026-03-02T02:00:00Z");
const later = (minutes: number) => new Date(AT.getTime() + minutes * 60_000);
let first: Staff;
let second: Staff;
let supervisor: Staff;
beforeAll(async () => {
  [first, second] = [await staffForTest("reviewer"), await staffForTest("case_officer")];
  supervisor = await staffForTest("supervisor");
});

describe("claiming a case", () => {
  it("gives it for half an hour and tells others who has it", async () => {
    const { reference, caseId } = await caseForTest();
    expect(await claimCase(first, reference, AT)).toEqual({ ok: true, until: later(30) });
    const refused = await claimCase(second, reference, later(29));
    const claim = { staffId: first.id, name: first.name, until: later(30) };
    expect(refused).toEqual({ ok: false, reason: "taken", claim });
    expect(await db.caseEvent.findMany({ where: { caseId } })).toMatchObject([{ kind: "claimed", told: false }]);
  });

  it("is renewed by its holder and free for others when it has run out", async () => {
    const { reference, caseId } = await caseForTest();
    await claimCase(first, reference, AT);
    expect(await claimCase(first, reference, later(20))).toEqual({ ok: true, until: later(50) });
    expect(await db.caseEvent.count({ where: { caseId, kind: "claimed" } })).toBe(1);
    expect(await claimCase(second, reference, later(50))).toMatchObject({ ok: true });
  });

  it("is given back by the holder alone", async () => {
    const { reference } = await caseForTest();
    await claimCase(first, reference, AT);
    expect(await releaseCase(second, reference, AT)).toEqual({ ok: false, reason: "taken" });
    expect(await releaseCase(first, reference, AT)).toEqual({ ok: true });
    expect(await releaseCase(first, reference, AT)).toEqual({ ok: false, reason: "not_claimed" });
    expect(await claimCase(second, reference, AT)).toMatchObject({ ok: true });
  });

  it("C4 goes back when another row is opened, if opening took it; what a button took stays", async () => {
    const { reference } = await caseForTest();
    const opened = { reference, opened: true } as const;
    await claimCase(first, reference, AT);
    await claimCase(first, opened, later(1)); // and is opened again by its row
    expect(await releaseCase(first, opened, later(2))).toEqual({ ok: false, reason: "not_claimed" });
    expect(await claimCase(second, reference, later(2))).toMatchObject({ ok: false, reason: "taken" });
    await takeOverCase(supervisor, reference, later(3));
    expect(await releaseCase(supervisor, opened, later(4))).toEqual({ ok: false, reason: "not_claimed" });
    await releaseCase(supervisor, reference, later(4));
    await claimCase(first, opened, later(5));
    expect(await releaseCase(second, opened, later(6))).toEqual({ ok: false, reason: "taken" });
    expect(await releaseCase(first, opened, later(6))).toEqual({ ok: true });
  });

  it("C4 goes back when its page is left, if opening took it, and half a minute later where they may be back", async () => {
    const { reference, caseId } = await caseForTest();
    const opened = { reference, opened: true } as const;
    const leave = (until: Date, at: Date, perhapsBack = false) =>
      leaveCase(first, { reference, until, perhapsBack }, at);
    const kept = { ok: false, reason: "not_claimed" };
    await claimCase(first, reference, AT);
    expect(await leave(later(30), later(1))).toEqual(kept); // a button took it
    await releaseCase(first, reference, later(1));
    await claimCase(first, opened, later(2));
    expect(await leave(later(30), later(3))).toEqual(kept); // the word of an earlier page
    expect(await leave(later(32), later(3))).toEqual({ ok: true });
    expect(await leave(later(32), later(3))).toEqual(kept);
    await claimCase(first, opened, later(4));
    expect(await leave(later(34), later(5), true)).toEqual({ ok: true });
    expect(await returnToCase(first, reference, later(5.4))).toEqual({ ok: true, until: later(35.4) });
    expect(await leave(later(35.4), later(6), true)).toEqual({ ok: true });
    expect(await claimCase(second, reference, later(6.4))).toMatchObject({ ok: false, reason: "taken" });
    expect(await returnToCase(first, reference, later(6.5))).toEqual(kept);
    expect(await claimCase(second, reference, later(6.5))).toMatchObject({ ok: true });
    const kinds = (await db.caseEvent.findMany({ where: { caseId }, orderBy: { id: "asc" } })).map(({ kind }) => kind);
    expect(kinds).toEqual(["claimed", "released", "claimed", "released", "claimed", "claimed"]);
  });

  it("C4 goes back when its holder signs out, unless a button took it or it is another's", async () => {
    const made = await Promise.all([caseForTest(), caseForTest(), caseForTest()]);
    const [byOpening = "", byButton = "", others = ""] = made.map(({ reference }) => reference);
    await claimCase(first, { reference: byOpening, opened: true });
    await claimCase(first, byButton);
    await claimCase(second, { reference: others, opened: true });
    const device = { authVersion: 0, startedAt: new Date(), seenAt: new Date(), deviceName: "Test" };
    const expiresAt = new Date(Date.now() + 3_600_000);
    const { id } = await db.staffSession.create({ data: { ...device, expiresAt, staffId: first.id } });
    await leaveAllCases(first); // signed in elsewhere, where it may be open
    expect(await db.case.count({ where: { reference: byOpening, claimedById: first.id } })).toBe(1);
    await db.staffSession.update({ where: { id }, data: { revokedAt: new Date() } });
    await leaveAllCases(first);
    const rows = await db.case.findMany({ where: { id: { in: made.map(({ caseId }) => caseId) } } });
    const holders = new Map(rows.map(({ reference, claimedById }) => [reference, claimedById]));
    const expected = [null, first.id, second.id];
    expect([byOpening, byButton, others].map((reference) => holders.get(reference))).toEqual(expected);
  });

  it("can be taken over by a supervisor, on record", async () => {
    const { reference, caseId } = await caseForTest();
    await claimCase(first, reference, AT);
    expect(await takeOverCase(second, reference, AT)).toEqual({ ok: false, reason: "not_permitted" });
    expect(await takeOverCase(supervisor, reference, AT)).toMatchObject({ ok: true });
    const { claimedById } = await db.case.findUniqueOrThrow({ where: { id: caseId } });
    expect(claimedById).toBe(supervisor.id);
    const entry = await db.auditEntry.findFirstOrThrow({ where: { payload: { contains: `"from":"${first.id}"` } } });
    expect(entry.payload).toContain('"action":"case.claimed"');
  });

  it("answers a number we never gave out like any number that is not there", async () => {
    expect(await claimCase(first, "ZP26-2222-2222", AT)).toEqual({ ok: false, reason: "not_found" });
  });
});

describe("REL-11 many hands", () => {
  const HANDS = 50;
  const ROUNDS = 3;

  // The bench does the 10,000 tries that REL-11 asks for (bench/claims.ts); the same use case is asked here, less often.
  it(`gives each of ${ROUNDS} cases to one of ${HANDS} people who ask at once, in ${HANDS * ROUNDS} tries`, async () => {
    const people = await Promise.all(Array.from({ length: HANDS }, () => staffForTest("reviewer")));
    for (let round = 0; round < ROUNDS; round += 1) {
      const { reference, caseId } = await caseForTest({ tracks: ["report"] });
      const answers = await Promise.all(people.map((person) => claimCase(person, reference)));
      const winners = people.filter((_, who) => answers[who]?.ok);
      expect(winners).toHaveLength(1);
      const [{ id, name } = first] = winners;
      for (const answer of answers.filter(({ ok }) => !ok))
        expect(answer).toMatchObject({ reason: "taken", claim: { staffId: id, name } });
      const { claimedById } = await db.case.findUniqueOrThrow({ where: { id: caseId }, select: { claimedById: true } });
      expect(claimedById).toBe(id);
      const events = await db.caseEvent.findMany({ where: { caseId, kind: "claimed" }, select: { staffId: true } });
      expect(events).toEqual([{ staffId: id }]);
      const entry = { AND: [{ payload: { contains: caseId } }, { payload: { contains: '"case.claimed"' } }] };
      expect(await db.auditEntry.count({ where: entry })).toBe(1);
    }
  });

  it("gives a case to one person however often they ask at once", async () => {
    const { reference, caseId } = await caseForTest();
    const people = await Promise.all(Array.from({ length: 10 }, () => staffForTest("reviewer")));
    const tries = people.flatMap((person) => Array.from({ length: 5 }, () => claimCase(person, reference)));
    const winners = new Set((await Promise.all(tries)).flatMap((result, n) => (result.ok ? [Math.floor(n / 5)] : [])));
    expect(winners.size).toBe(1);
    expect(await db.caseEvent.count({ where: { caseId, kind: "claimed" } })).toBe(1);
  });
});
