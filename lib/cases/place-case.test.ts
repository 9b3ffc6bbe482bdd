import { beforeAll, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { applyTransition } from "@/lib/cases/apply-transition";
import { giveTurnsAnew } from "@/lib/cases/give-turns-anew";
import { listQueue } from "@/lib/cases/list-queue";
import { FREE_PLACES } from "@/lib/cases/place";
import { readQueueFilter } from "@/lib/cases/queue-filter";
import { trackOf, weighedCase } from "@/lib/cases/standing.fixture";
import { storedStanding } from "@/lib/cases/standing-view";
import { db, inTransaction } from "@/lib/infra/db/client";

const AT = new Date("2026-03-02T02:00:00Z");
const NEXT_DAY = new Date("2026-03-02T21:00:00Z");
const hours = (count: number) => count * 3_600_000;
let supervisor: Staff;
beforeAll(async () => {
  supervisor = await staffForTest("supervisor");
});

async function flood(merchant: string, count: number, wishes: Parameters<typeof weighedCase>[0] = {}) {
  const made: { caseId: string; reference: string }[] = [];
  for (let n = 0; n < count; n += 1) made.push(await weighedCase({ merchant, at: AT, ...wishes }));
  return made;
}

async function queue(address: string, now = AT) {
  const found = await listQueue(supervisor, { filter: readQueueFilter(new URLSearchParams(address)) }, now);
  if (!found.ok) throw new Error(found.reason);
  return { setBack: found.setBack, references: found.rows.map(({ reference }) => reference) };
}

async function notFile(caseId: string, ground: string, at = AT) {
  const { id: trackId } = await trackOf(caseId);
  const actor = { kind: "staff", staff: supervisor } as const;
  for (const step of [
    { action: "verify" },
    { action: "not_file", ground, message: "经核查。", note: "已核查" },
  ] as const) {
    expect(await inTransaction((tx) => applyTransition(tx, { ...step, trackId, actor, at }))).toMatchObject({
      ok: true,
    });
  }
}

describe("C5 the place of a case", () => {
  it("is earlier than its due date by the hours of its reasons, which are kept with it", async () => {
    const { caseId } = await weighedCase({ at: AT, behaviour: "facilitation", threat: true });
    const track = await trackOf(caseId);
    expect(track.rankAt.getTime()).toBe(track.dueAt.getTime() - hours(60));
    expect(storedStanding(track).priority?.reasons.map(({ reason }) => reason)).toEqual(["threat", "behaviour"]);
  });

  it("moves in the transaction that moves a clock", async () => {
    const { caseId } = await weighedCase({ at: AT, threat: true });
    const before = await trackOf(caseId);
    const actor = { kind: "staff", staff: supervisor } as const;
    await inTransaction((tx) => applyTransition(tx, { action: "verify", trackId: before.id, actor, at: AT }));
    const after = await trackOf(caseId);
    expect(after.dueAt).not.toEqual(before.dueAt);
    expect(after.rankAt.getTime()).toBe(after.dueAt.getTime() - hours(48));
  });

  it("rises with each other person who reports the merchant, for the cases that are there, too", async () => {
    const merchant = "test:name:witnesses";
    const [first] = await flood(merchant, 1, { reporter: "one" });
    await flood(merchant, 1, { reporter: "one" });
    expect((await trackOf(first?.caseId ?? "")).priority).toMatchObject({ hours: 0 });
    const second = await weighedCase({ merchant, at: AT, reporter: "two" });
    expect((await trackOf(first?.caseId ?? "")).priority).toMatchObject({ hours: 6 });
    expect((await trackOf(second.caseId)).priority).toMatchObject({
      reasons: [{ reason: "other_reporters", count: 1 }],
    });
  });

  it("does not rise by reports whose senders cannot be told from one another", async () => {
    const merchant = "test:name:anonymous";
    const made = await flood(merchant, 3);
    expect((await trackOf(made[2]?.caseId ?? "")).priority).toMatchObject({ hours: 0 });
  });
});

describe("ABU-03 a flood on one merchant", () => {
  it("leaves the others where they would stand without it, whatever it claims", async () => {
    const platform = "quiet";
    for (let n = 0; n < 15; n += 1)
      await weighedCase({ at: AT, platform, moneyWanted: n % 2 === 0, threat: n % 5 === 0 });
    const quiet = await queue(`platform=${platform}`);
    await flood("test:name:flooded", 40, { platform, threat: true, vulnerable: true, paidInAdvance: true });
    const flooded = await queue(`platform=${platform}`);
    const before = (reference: string) => flooded.references.slice(0, flooded.references.indexOf(reference));
    for (const [at, reference] of quiet.references.entries()) {
      expect(before(reference).length).toBeLessThanOrEqual(at + FREE_PLACES);
    }
    expect(flooded.references.filter((one) => quiet.references.includes(one))).toEqual(quiet.references);
  });

  it("is set back by turn even when everything comes at once", async () => {
    const merchant = "test:name:at-once";
    await Promise.all(
      Array.from({ length: 8 }, () => weighedCase({ merchant, at: AT, tracks: ["complaint", "report"] })),
    );
    const tracks = await db.track.findMany({ where: { merchant }, orderBy: { setBackDays: "asc" } });
    const inFront = tracks.filter(({ setBackDays }) => setBackDays === 0);
    expect(tracks).toHaveLength(16);
    expect(inFront.length).toBeGreaterThan(0);
    expect(inFront.length).toBeLessThanOrEqual(2 * FREE_PLACES);
    await giveTurnsAnew(AT);
    const anew = await db.track.findMany({ where: { merchant }, orderBy: { setBackDays: "asc" } });
    expect(anew.map(({ setBackDays }) => setBackDays)).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
  });

  it("hides nothing that is due: it is counted above the rows, and by clock it stands where it belongs", async () => {
    const platform = "due";
    const made = await flood("test:name:due", FREE_PLACES + 4, { platform });
    const { dueAt } = await trackOf(made[0]?.caseId ?? "");
    expect((await queue(`platform=${platform}`)).setBack).toBe(0);
    expect((await queue(`platform=${platform}`, dueAt)).setBack).toBe(4);
    for (const address of ["due=today", "due=overdue", "order=due"]) {
      const shown = await queue(`platform=${platform}&${address}`, new Date(dueAt.getTime() + 1));
      expect(shown).toMatchObject({ setBack: 0 });
      expect(shown.references).toHaveLength(made.length);
    }
  });

  it("ends for a case as soon as somebody takes it up", async () => {
    const made = await flood("test:name:taken", FREE_PLACES + 2);
    const last = await trackOf(made.at(-1)?.caseId ?? "");
    expect(last.setBackDays).toBe(2);
    const actor = { kind: "staff", staff: supervisor } as const;
    await inTransaction((tx) => applyTransition(tx, { action: "verify", trackId: last.id, actor, at: AT }));
    expect((await trackOf(last.caseId)).setBackDays).toBe(0);
  });
});

describe("turns given anew in the morning", () => {
  it("close the gaps, the most urgent case first, and leave a merchant no more than its free places in front", async () => {
    const made = await flood("test:name:morning", FREE_PLACES + 3);
    const threatened = await weighedCase({ merchant: "test:name:morning", at: AT, threat: true });
    expect((await trackOf(threatened.caseId)).setBackDays).toBe(4);
    await notFile(made[1]?.caseId ?? "", "no_violation");
    await giveTurnsAnew(NEXT_DAY);
    const days = await Promise.all(made.map(async ({ caseId }) => (await trackOf(caseId)).setBackDays));
    expect((await trackOf(threatened.caseId)).setBackDays).toBe(0);
    expect(days.filter((_, n) => n !== 1).sort()).toEqual([0, 0, 1, 2, 3]);
    expect(await giveTurnsAnew(NEXT_DAY)).toBe(0);
  });
});

describe("C22 the record of a contact", () => {
  it("moves the next case of that contact a little, and never anything else", async () => {
    for (let n = 0; n < 6; n += 1) {
      const { caseId } = await weighedCase({ at: AT, reporter: "careless" });
      await notFile(caseId, "no_violation");
    }
    const next = await weighedCase({ at: AT, reporter: "careless" });
    const track = await trackOf(next.caseId);
    expect(track).toMatchObject({
      state: "received",
      open: true,
      priority: { reasons: [{ reason: "record", hours: -3 }] },
    });
    expect(track.rankAt.getTime()).toBe(track.dueAt.getTime() + hours(3));
  });

  it("is not touched by what could not be proven", async () => {
    for (let n = 0; n < 6; n += 1)
      await notFile((await weighedCase({ at: AT, reporter: "unlucky" })).caseId, "not_proven");
    const { caseId } = await weighedCase({ at: AT, reporter: "unlucky" });
    expect((await trackOf(caseId)).priority).toMatchObject({ reasons: [] });
  });

  it("goes with the contact, whoever takes it away", async () => {
    const { caseId } = await weighedCase({ at: AT, reporter: "leaving" });
    await db.submission.update({ where: { caseId }, data: { sealedContact: null }, select: { id: true } });
    expect(await db.submission.findUnique({ where: { caseId }, select: { reporterTag: true } })).toEqual({
      reporterTag: null,
    });
  });
});
