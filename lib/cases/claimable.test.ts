import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it, test } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { caseForTest } from "@/lib/cases/case.fixture";
import { claimCase } from "@/lib/cases/claim-case";
import { isClaimable } from "@/lib/cases/claimable";
import { joinOthers } from "@/lib/cases/co-reporters/join-others";
import { requestRule } from "@/lib/cases/data-requests/data-request";
import { readCase } from "@/lib/cases/read-case";
import { takeOverCase } from "@/lib/cases/take-over-case";
import { isOpen, POSITIONS, type State, type TrackKind } from "@/lib/cases/track";
import { db, inTransaction } from "@/lib/infra/db/client";

const AT = new Date("2026-03-02T02:00:00Z");
const NOTHING = { steps: false, owed: false, unanswered: false };

test.each(POSITIONS)("C6 with nothing else to do, $track $state is taken only while it is under way", (position) => {
  expect(isClaimable({ positions: [position], ...NOTHING })).toBe(isOpen(position));
  for (const fact of ["steps", "owed", "unanswered"] as const) {
    expect(isClaimable({ positions: [position], ...NOTHING, [fact]: true })).toBe(true);
  }
});

/** Who can still do something about an end that nobody has answered to: appeal and reopening are theirs who handle and decide. */
const ENDS: readonly (readonly [TrackKind, State, readonly Role[]])[] = [
  ["report", "closed", ["case_officer", "supervisor"]],
  ["report", "not_filed", ["supervisor"]],
  ["report", "transferred", ["supervisor"]],
  ["report", "duplicate_not_handled", ["supervisor"]],
  ["complaint", "not_accepted", []],
  // A clue that mediation found can still be checked.
  ["complaint", "settled", ["case_officer", "supervisor"]],
  ["complaint", "agreed", ["case_officer", "supervisor"]],
  ["complaint", "mediation_ended", ["case_officer", "supervisor"]],
  ["complaint", "withdrawn", ["case_officer", "supervisor"]],
];
const ROLES = ["reviewer", "case_officer", "supervisor"] as const;
type Role = (typeof ROLES)[number];
const GRID = ENDS.flatMap(([track, state, takers]) =>
  ROLES.map((role) => [role, track, state, takers.includes(role)] as const),
);

let people: Record<Role, Staff>;
beforeAll(async () => {
  const made = await Promise.all(ROLES.map(async (role) => [role, await staffForTest(role)] as const));
  people = Object.fromEntries(made) as Record<Role, Staff>;
});

/** A case all of which has ended, with no period running. */
async function ended(track: TrackKind, state: State) {
  const one = await caseForTest({ at: AT, tracks: [track] });
  await db.track.update({ where: { id: one.trackId(track) }, data: { state, open: false } });
  await db.caseClock.updateMany({ where: { caseId: one.caseId }, data: { stoppedAt: AT } });
  return one;
}

async function write(caseId: string, fromKind: "reporter" | "staff", minutes: number) {
  const sentAt = new Date(AT.getTime() + minutes * 60_000);
  const staffId = fromKind === "staff" ? people.reviewer.id : null;
  await db.message.create({ data: { caseId, fromKind, staffId, body: "您好", sentAt, onceKey: randomUUID() } });
}

async function offered(staff: Staff, reference: string) {
  const read = await readCase(staff, reference, AT);
  if (!read.ok) throw new Error(read.reason);
  return read.view.claimable;
}

describe("C6 a case that has ended", () => {
  it.each(GRID)("C6 a %s takes a %s that is %s: %s", async (role, track, state, takes) => {
    const { reference, caseId } = await ended(track, state);
    expect(await offered(people[role], reference)).toBe(takes);
    const result = await claimCase(people[role], reference, AT);
    expect(result).toMatchObject(takes ? { ok: true } : { ok: false, reason: "ended" });
    expect(await db.caseEvent.count({ where: { caseId, kind: "claimed" } })).toBe(takes ? 1 : 0);
  });

  it("C6 is taken to answer its reporter, and no more once that is done", async () => {
    const { reference, caseId } = await ended("complaint", "not_accepted");
    await write(caseId, "reporter", -1);
    expect(await offered(people.reviewer, reference)).toBe(true);
    expect(await claimCase(people.reviewer, reference, AT)).toMatchObject({ ok: true });
    await write(caseId, "staff", 0);
    expect(await offered(people.reviewer, reference)).toBe(false);
    const later = new Date(AT.getTime() + 31 * 60_000);
    expect(await claimCase(people.case_officer, reference, later)).toEqual({ ok: false, reason: "ended" });
    expect(await claimCase(people.supervisor, reference, later)).toEqual({ ok: false, reason: "ended" });
  });

  it("C6 is taken while a period still runs for its reporter", async () => {
    const { reference, caseId } = await ended("report", "not_filed");
    await db.caseClock.updateMany({ where: { caseId, ruleId: "first_human_answer" }, data: { stoppedAt: null } });
    expect(await claimCase(people.reviewer, reference, AT)).toMatchObject({ ok: true });
  });

  it("PRV-08 is taken to answer what its reporter asked about their data, and no more once that is done", async () => {
    const { reference, caseId } = await ended("complaint", "not_accepted");
    expect(await claimCase(people.case_officer, reference, AT)).toEqual({ ok: false, reason: "ended" });
    const asked = { caseId, kind: "copy", words: "", askedAt: AT, ruleVersion: requestRule(AT).version };
    const { id } = await db.dataRequest.create({ data: asked });
    expect(await offered(people.case_officer, reference)).toBe(true);
    expect(await claimCase(people.case_officer, reference, AT)).toMatchObject({ ok: true });
    const answer = {
      outcome: "granted",
      ground: null,
      answer: "已寄出",
      answeredAt: AT,
      answeredById: people.reviewer.id,
    };
    await db.dataRequest.update({ where: { id }, data: answer });
    expect(await offered(people.supervisor, reference)).toBe(false);
  });

  it("C6 is not taken over from whoever had it at the end", async () => {
    const { reference, caseId } = await caseForTest({ at: AT, tracks: ["complaint"] });
    await claimCase(people.reviewer, reference, AT);
    await db.track.updateMany({ where: { caseId }, data: { state: "not_accepted", open: false } });
    await db.caseClock.updateMany({ where: { caseId }, data: { stoppedAt: AT } });
    expect(await takeOverCase(people.supervisor, reference, AT)).toEqual({ ok: false, reason: "ended" });
    expect(await claimCase(people.reviewer, reference, AT)).toMatchObject({ ok: true });
  });

  it("C6 D9 one that is carried on elsewhere is taken as long as that one is under way", async () => {
    const main = await caseForTest({ at: AT, tracks: ["report"] });
    await db.track.update({ where: { id: main.trackId("report") }, data: { state: "verifying" } });
    const one = await caseForTest({ at: AT, tracks: ["report"] });
    await inTransaction((tx) => joinOthers(tx, { ...one, mainId: main.caseId, at: AT }));
    await db.caseClock.updateMany({ where: { caseId: one.caseId }, data: { stoppedAt: AT } });
    expect(await offered(people.reviewer, one.reference)).toBe(true);
    await db.track.update({ where: { id: main.trackId("report") }, data: { state: "closed", open: false } });
    expect(await offered(people.reviewer, one.reference)).toBe(false);
    expect(await claimCase(people.reviewer, one.reference, AT)).toEqual({ ok: false, reason: "ended" });
  });
});
