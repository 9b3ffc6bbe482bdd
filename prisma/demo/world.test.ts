import { beforeAll, describe, expect, test } from "vitest";
import { verifyAudit } from "@/lib/audit/verify-audit";
import { anyCase } from "@/lib/cases/any-case";
import { POSITIONS } from "@/lib/cases/track";
import { db } from "@/lib/infra/db/client";
import { secrets, settings } from "@/lib/infra/env";
import { openCaseSession } from "@/lib/reports/open-case-session";
import { PLATFORM_IDS } from "@/lib/reports/platforms";
import { hire, signInAll } from "./hire";
import { beginningOf, type PlayedCase, playWorld } from "./play-world";
import { SCENES } from "./scenes";
import { SHOPS } from "./shops";

const now = new Date();
const played: PlayedCase[] = [];

beforeAll(async () => {
  const before = new Date(beginningOf(SCENES, now).getTime() - 86_400_000);
  const crew = await signInAll(await hire(before), before);
  await playWorld(SCENES, { crew, now }, (one) => played.push(one));
}, 180_000);

describe("the demonstration world", () => {
  test("has twelve shops on twelve platforms and forty reports", async () => {
    expect(await db.case.count()).toBe(40);
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
