import { describe, expect, test } from "vitest";
import { openCase } from "@/lib/cases/open-case";
import { recordEvent } from "@/lib/cases/record-event";
import { searchQuery } from "@/lib/cases/search-terms";
import { db, inTransaction } from "@/lib/infra/db/client";

const at = new Date("2026-03-04T02:00:00Z");
const CASE = {
  behaviour: "incentivised_review",
  platform: "taobao",
  shopName: "好味零食铺",
  title: "好评返现卡",
  searchable: ["坚果礼盒", "微信 haowei888"],
  tracks: ["complaint", "report"],
  at,
} as const;

describe("opening a case", () => {
  test("starts each track at its beginning, due when its first clock runs out", async () => {
    const { caseId, clocks } = await inTransaction((tx) => openCase(tx, CASE));
    const tracks = await db.track.findMany({ where: { caseId }, orderBy: { kind: "asc" } });
    expect(tracks).toMatchObject([
      { kind: "complaint", state: "received", open: true, version: 0, platform: "taobao" },
      { kind: "report", state: "received", open: true, version: 0, behaviour: "incentivised_review" },
    ]);
    for (const track of tracks) {
      const due = clocks.filter((one) => one.track === track.kind).map((one) => one.dueAt.getTime());
      expect(track.dueAt.getTime()).toBe(Math.min(...due));
    }
    expect(await db.caseClock.count({ where: { caseId, stoppedAt: null } })).toBe(clocks.length);
  });

  test("opens only the tracks that were asked for (N18)", async () => {
    const { caseId, clocks } = await inTransaction((tx) => openCase(tx, { ...CASE, tracks: ["report"] }));
    expect(await db.track.findMany({ where: { caseId }, select: { kind: true } })).toEqual([{ kind: "report" }]);
    expect(clocks.map(({ clock }) => clock.ruleId)).toEqual(["first_human_answer", "decide_filing"]);
  });

  test.each(["坚果", "好味零食", "haowei888", "返现卡"])("can be found by %s", async (typed) => {
    const { caseId } = await inTransaction((tx) => openCase(tx, CASE));
    const found = await db.$queryRaw<{ id: string }[]>`
      SELECT id FROM "case" WHERE search_vector @@ to_tsquery('simple', ${searchQuery(typed)?.holds}) AND id = ${caseId}::uuid`;
    expect(found).toHaveLength(1);
  });

  test("gives every case a number of its own, also when many are opened at once", async () => {
    const opened = await Promise.all(
      Array.from({ length: 20 }, () => inTransaction((tx) => openCase(tx, { ...CASE, tracks: ["report"] }))),
    );
    expect(new Set(opened.map(({ reference }) => reference)).size).toBe(20);
  });

  test("leaves no trace when the transaction around it fails", async () => {
    const before = await db.case.count();
    const failing = inTransaction(async (tx) => {
      await openCase(tx, CASE);
      throw new Error("later step");
    });
    await expect(failing).rejects.toThrow("later step");
    expect(await db.case.count()).toBe(before);
  });
});

test("an event keeps who did it, and nobody can change it afterwards", async () => {
  const { caseId } = await inTransaction((tx) => openCase(tx, CASE));
  const event = { caseId, kind: "received", actor: { kind: "reporter" }, told: true, data: { files: 3 }, at } as const;
  const { eventId } = await inTransaction((tx) => recordEvent(tx, event));
  const row = await db.caseEvent.findUniqueOrThrow({ where: { id: eventId } });
  expect(row).toMatchObject({ trackKind: null, actorKind: "reporter", staffId: null, told: true, data: { files: 3 } });
  await expect(db.caseEvent.update({ where: { id: eventId }, data: { told: false } })).rejects.toThrow();
});
