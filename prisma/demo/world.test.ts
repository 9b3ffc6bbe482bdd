import { beforeAll, describe, expect, test } from "vitest";
import { verifyAudit } from "@/lib/audit/verify-audit";
import { anyCase } from "@/lib/cases/any-case";
import { watchReading } from "@/lib/cases/reading-watch/watch-reading";
import { POSITIONS } from "@/lib/cases/track";
import { db } from "@/lib/infra/db/client";
import { secrets, settings } from "@/lib/infra/env";
import { openCaseSession } from "@/lib/reports/open-case-session";
import { PLATFORM_IDS } from "@/lib/reports/platforms";
import { type Account, hire, signInAll } from "./hire";
import { OFFICE } from "./office";
import { PARTNERS } from "./people";
import { beginningOf, type PlayedCase, playWorld } from "./play-world";
import { SCENES } from "./scenes";
import { SHOPS } from "./shops";

const now = new Date();
const played: PlayedCase[] = [];
const accounts: Account[] = [];

beforeAll(async () => {
  const before = new Date(beginningOf(SCENES, now).getTime() - 86_400_000);
  accounts.push(...(await hire(before)));
  const crew = await signInAll(accounts, before);
  await playWorld(SCENES, { crew, office: OFFICE, now }, (one) => played.push(one));
  await watchReading(now);
}, 180_000);

describe("the demonstration world", () => {
  test("has twelve shops on twelve platforms and forty-two reports", async () => {
    expect(await db.submission.count()).toBe(42);
    const shops = Object.values(SHOPS);
    expect(new Set(shops.map(({ platform }) => platform)).size).toBe(12);
    expect(shops.every(({ platform }) => PLATFORM_IDS.includes(platform))).toBe(true);
    expect(new Set(SCENES.map(({ shop }) => shop)).size).toBe(12);
  });

  test("shows every state of both tracks", async () => {
    const rows = await db.track.findMany({ select: { kind: true, state: true } });
    const shown = new Set(rows.map(({ kind, state }) => `${kind} ${state}`));
    expect(POSITIONS.map(({ track, state }) => `${track} ${state}`).filter((position) => !shown.has(position))).toEqual(
      [],
    );
  });

  test("has work that is due, work that is overdue, and cases that somebody holds", async () => {
    expect(await db.track.count({ where: { open: true, dueAt: { lt: now } } })).toBeGreaterThan(0);
    expect(await db.track.count({ where: { open: true, dueAt: { gt: now } } })).toBeGreaterThan(5);
    expect(await db.case.count({ where: { claimedUntil: { gt: now } } })).toBeGreaterThan(0);
  });

  test("tells the Sichuan chain with its real dates and sums, and says that it is a demonstration", async () => {
    const letter = played.find(({ key }) => key === "sichuan-letter");
    const row = await db.case.findUniqueOrThrow({
      where: { reference: letter?.reference ?? "" },
      include: { messages: true, notes: true, joined: true, submission: true },
    });
    expect(row.openedAt.toISOString()).toContain("2024-04-10");
    expect(row.title).toContain("演示");
    expect(row.joined).toHaveLength(2);
    const told = row.messages.map(({ body, sentAt }) => `${sentAt.toISOString().slice(0, 10)} ${body}`).join("\n");
    expect(told).toMatch(/2024-04-2\d .*2024 年 4 月 28 日/);
    expect(told).toMatch(/2025-02-1\d .*2025 年 2 月 13 日/);
    const whole = JSON.stringify([row.submission?.facts, row.notes.map(({ body }) => body)]);
    for (const sum of ["10,371", "5,000", "50,000"]) expect(whole).toContain(sum);
  });

  test("N25 shows the suit of that chain, filed and decided on its days, and one that is only prepared", async () => {
    const suits = await db.publicInterestSuit.findMany({ include: { steps: { orderBy: { id: "asc" } } } });
    expect(suits.map(({ state }) => state).toSorted()).toEqual(["decided", "prepared"]);
    const steps = suits.find(({ state }) => state === "decided")?.steps ?? [];
    expect(steps.map(({ move, day }) => `${day} ${move}`)).toEqual([
      "2024-04-28 file",
      "2024-05-06 note_told",
      "2025-02-13 hear",
      "2025-02-13 decide",
    ]);
  });

  test("happened in order and not in the future, and its audit record is whole (EVD-02)", async () => {
    expect(await db.caseEvent.count({ where: { at: { gt: new Date() } } })).toBe(0);
    const result = await verifyAudit(settings().runtimeDatabaseUrl ?? "", secrets().auditKey);
    expect(result).toMatchObject({ ok: true });
    const events = await db.caseEvent.findMany({ orderBy: [{ caseId: "asc" }, { id: "asc" }] });
    for (const [index, event] of events.entries()) {
      const before = events[index - 1];
      if (before?.caseId === event.caseId) expect(event.at.getTime()).toBeGreaterThanOrEqual(before.at.getTime());
    }
  });

  test("gives out numbers and codes that open the cases", async () => {
    const one = played[5];
    const opened = await openCaseSession({ reference: one?.reference ?? "", code: one?.code ?? "" }, "192.0.2.9");
    expect(opened.ok).toBe(true);
  });

  test("is made only where there was nothing before", async () => {
    expect(await anyCase()).toBe(true);
  });
});

describe("the office of the demonstration world", () => {
  test("has two supervisors and two administrators, and says of everybody where they work", () => {
    const office = accounts.filter(({ organisation }) => organisation === accounts[0]?.organisation);
    const having = (role: string) => office.filter(({ roles }) => roles.includes(role)).length;
    expect([having("supervisor"), having("administrator"), office.length]).toEqual([2, 2, 11]);
    const partners = accounts.filter((one) => !office.includes(one)).map(({ organisation }) => organisation);
    expect(partners).toEqual([PARTNERS.platform.name, PARTNERS.association.name]);
  });

  test("E4 shares one case with each partner, so far and for such of its people", async () => {
    const rows = await db.caseShare.findMany({ include: { organisation: true } });
    expect(rows.map(({ organisation, profile, mark }) => `${organisation.kind} ${profile} ${mark}`).sort()).toEqual([
      "association handle case_team",
      "platform evidence partners",
    ]);
  });

  test("D13 leads its cases to two desks by rules that an example guards, and advises both on grounds", async () => {
    const units = await db.unit.findMany({ select: { grounds: true, _count: { select: { tracks: true } } } });
    expect(units.map(({ grounds, _count }) => [grounds.length, _count.tracks > 5])).toEqual([
      [3, true],
      [3, true],
    ]);
    expect([await db.routingRules.count(), await db.routingExample.count()]).toEqual([1, 1]);
  });

  test("C7 tells a supervisor of deadlines that were missed", async () => {
    expect(await db.searchAlert.count({ where: { kind: "above", seenAt: null, search: { shared: true } } })).toBe(1);
  });

  test("C18 has one request to see a reporter and one for a list, both waiting for a second person", async () => {
    const waiting = await db.approvalRequest.findMany({ where: { decision: null, lapsesAt: { gt: now } } });
    expect(waiting.map(({ act }) => act).toSorted()).toEqual(["case_export", "identity_reveal"]);
  });

  test("N33 has a warning that is out and one that waits to be published", async () => {
    const rows = await db.consumerWarning.findMany({ select: { state: true } });
    expect(rows.map(({ state }) => state).toSorted()).toEqual(["approved", "published"]);
  });

  test("C12 has carried out one order on three cases", async () => {
    const orders = await db.bulkOrder.findMany({ where: { NOT: { finishedAt: null } }, include: { items: true } });
    expect(orders.map(({ items }) => new Set(items.map(({ caseId }) => caseId)).size)).toEqual([3]);
    expect(await db.bulkItem.count({ where: { NOT: { outcome: "done" } } })).toBe(0);
  });

  test("D9 has one case merged into another, and one opened from another with its file", async () => {
    expect([await db.caseMerge.count(), await db.caseSplit.count()]).toEqual([1, 1]);
    expect(await db.caseSplit.count({ where: { evidence: { some: {} } } })).toBe(1);
  });

  test("G5 keeps a case for the police, and G4 proposes to dispose of one before its time", async () => {
    expect(await db.litigationHold.count({ where: { liftedAt: null, basis: "authority_request" } })).toBe(1);
    const [batch, ...more] = await db.disposalBatch.findMany({ include: { items: true } });
    expect([batch?.decision, more.length]).toEqual([null, 0]);
    expect(batch?.items.filter(({ approvalId }) => approvalId !== null)).toHaveLength(1);
  });

  test("T5 leaves the auditor one sign of unusual reading", async () => {
    const signs = await db.readingSign.findMany({ select: { kind: true, numbers: true } });
    expect(signs).toEqual([{ kind: "same_case", numbers: { times: 4, days: 4 } }]);
  });
});
