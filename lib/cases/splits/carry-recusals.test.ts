import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { claimCase } from "@/lib/cases/claim-case";
import { declareRecusal } from "@/lib/cases/declare-recusal";
import { merged, type Opened, reportForTest, versionOf } from "@/lib/cases/merges/merging.fixture";
import { undoMerge } from "@/lib/cases/merges/undo-merge";
import { readCase } from "@/lib/cases/read-case";
import { splitCase } from "@/lib/cases/splits/split-case";
import { db } from "@/lib/infra/db/client";

const day = (count: number) => new Date(Date.parse("2026-05-06T03:00:00Z") + count * 86_400_000);

let [staff, officer, substitute]: [Staff, Staff, Staff] = [] as never;
beforeAll(async () => {
  [staff, officer, substitute] = [
    await staffForTest("supervisor"),
    await staffForTest("supervisor"),
    await staffForTest("case_officer"),
  ];
});

/** A case, one that is merged into it, and one that was merged into that before. */
async function rowOfThree() {
  const [main, middle, low] = [await reportForTest(day(0)), await reportForTest(day(0)), await reportForTest(day(0))];
  await merged(staff, { reference: low.reference, into: middle.reference, at: day(1) });
  await merged(staff, { reference: middle.reference, into: main.reference, at: day(1) });
  return { main, middle, low };
}
type Row = Awaited<ReturnType<typeof rowOfThree>>;

async function stepBack({ reference }: Opened, substituteId = "") {
  const said = {
    ground: "party_or_relative",
    reason: "店主是我的表哥。",
    substituteId,
    onceKey: randomUUID(),
  } as const;
  expect(await declareRecusal(officer, { ...said, reference, staffId: officer.id }, day(2))).toEqual({ ok: true });
}

async function splitBy(who: Staff, { main, middle }: Row) {
  const said = { title: "另一家店", reason: "不是同一家店", onceKey: randomUUID(), version: await versionOf(main) };
  return splitCase(who, { reference: main.reference, reporters: [middle.reference], files: [], ...said }, day(3));
}

describe("C27 D9 stepping back and splitting", () => {
  test.each(["main", "middle", "low"] as const)(
    "C27 D9 whoever stepped back from the %s case splits nothing",
    async (one) => {
      const row = await rowOfThree();
      await stepBack(row[one]);
      expect(await splitBy(officer, row)).toEqual({ ok: false, reason: "recused" });
      expect(await db.caseSplit.count({ where: { fromId: row.main.caseId } })).toBe(0);
    },
  );

  test.each(["main", "middle", "low"] as const)("C27 D9 and cannot take what comes out of the %s case", async (one) => {
    const row = await rowOfThree();
    await stepBack(row[one], substitute.id);
    const split = await splitBy(staff, row);
    if (!split.ok) throw new Error(split.reason);
    expect(await claimCase(officer, split.opened, day(3))).toEqual({ ok: false, reason: "recused" });
    const read = await readCase(officer, split.opened, day(3));
    if (!read.ok) throw new Error(read.reason);
    expect(read.view.recusedMe).toBe(true);
    expect(read.view.tracks.flatMap(({ actions }) => actions)).toEqual([]);
    const said = { staffId: officer.id, ground: "party_or_relative", reason: "店主是我的表哥。", at: day(2) };
    expect(read.view.recusals).toMatchObject([{ ...said, substitute: { id: substitute.id } }]);
    expect(read.view.events.map(({ kind }) => kind)).toContain("recusal_carried");
    expect(await claimCase(staff, split.opened, day(3))).toMatchObject({ ok: true });
  });

  test("C27 D9 whoever stepped back from several of them stands there once, with their last word", async () => {
    const row = await rowOfThree();
    for (const one of [row.low, row.main]) await stepBack(one);
    await stepBack(row.main, substitute.id);
    const split = await splitBy(staff, row);
    if (!split.ok) throw new Error(split.reason);
    const kept = await db.recusal.findMany({ where: { case: { reference: split.opened } } });
    expect(kept).toMatchObject([{ staffId: officer.id, substituteId: substitute.id }]);
    const caseId = kept[0]?.caseId ?? "";
    const entries = await db.auditEntry.findMany({ where: { payload: { contains: caseId } } });
    expect(entries.filter(({ payload }) => payload.includes("case.recused"))).toHaveLength(1);
  });

  test("C27 D9 whoever stays away for a case that does not go over stays away as long as that one is merged", async () => {
    const [row, other, third] = [await rowOfThree(), await reportForTest(day(0)), await reportForTest(day(0))];
    await stepBack(other);
    await merged(staff, { reference: other.reference, into: row.main.reference, at: day(2) });
    const split = await splitBy(staff, row);
    if (!split.ok) throw new Error(split.reason);
    await merged(staff, { reference: split.opened, into: third.reference, at: day(4) });
    const taken = (reference: string) => claimCase(officer, reference, day(6));
    const all = [split.opened, third.reference];
    for (const reference of all) expect(await taken(reference)).toEqual({ ok: false, reason: "recused" });
    const back = { reference: other.reference, reason: "不是同一家店", version: await versionOf(other) };
    expect(await undoMerge(staff, back, day(5))).toMatchObject({ ok: true });
    expect(await db.recusal.count({ where: { case: { reference: { in: all } } } })).toBe(0);
    expect(await taken(third.reference)).toMatchObject({ ok: true });
  });

  test("C27 D9 where nobody stepped back, nobody is kept away", async () => {
    const split = await splitBy(staff, await rowOfThree());
    if (!split.ok) throw new Error(split.reason);
    expect(await db.recusal.count({ where: { case: { reference: split.opened } } })).toBe(0);
  });
});
