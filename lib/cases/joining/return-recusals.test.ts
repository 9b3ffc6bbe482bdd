import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { applyTransition } from "@/lib/cases/apply-transition";
import { claimCase } from "@/lib/cases/claim-case";
import { currentJoining } from "@/lib/cases/joining/current-joining";
import { joined, reopened, steppedBack } from "@/lib/cases/joining/joining.fixture";
import { returnRecusalsNow } from "@/lib/cases/joining/return-recusals-now";
import { merged, type Opened, reportForTest, versionOf } from "@/lib/cases/merges/merging.fixture";
import { readCase } from "@/lib/cases/read-case";
import { splitCase } from "@/lib/cases/splits/split-case";
import { db, inTransaction } from "@/lib/infra/db/client";

const at = new Date();
const AWAY = { ok: false, reason: "recused" };
const FREE = { ok: true };

let [staff, officer]: [Staff, Staff] = [] as never;
beforeAll(async () => {
  [staff, officer] = [await staffForTest("supervisor"), await staffForTest("supervisor")];
});

const two = async (): Promise<[Opened, Opened]> => [await reportForTest(at), await reportForTest(at)];
const taken = ({ reference }: Opened) => claimCase(officer, reference, at);
const put = (one: Opened, into: Opened) => joined(staff, { one, into, at });

async function joiningOf({ caseId }: Opened): Promise<string> {
  const joining = await currentJoining(db, caseId);
  return joining?.id ?? expect.fail("joined to nothing");
}

async function endedIn({ caseId }: Opened) {
  const events = await db.caseEvent.findMany({ where: { caseId, kind: "recusal_ended" } });
  const about = { AND: [{ payload: { contains: caseId } }, { payload: { contains: '"case.recusal_ended"' } }] };
  return { events, audited: await db.auditEntry.count({ where: about }) };
}

describe("C27 stepping back, when a joining ends", () => {
  test.each(["join", "mark_duplicate"] as const)(
    "C27 C8 reopened after %s, the main case is theirs again, and the other stays closed to them",
    async (action) => {
      const [one, main] = await two();
      await steppedBack(officer, one, { at });
      await joined(staff, { one, into: main, at, action });
      const joining = await joiningOf(one);
      expect(await taken(main)).toEqual(AWAY);
      expect(await reopened(staff, one, at)).toMatchObject({ ok: true, to: "reopened" });
      expect([await taken(one), await taken(main)]).toMatchObject([AWAY, FREE]);
      const { events, audited } = await endedIn(main);
      const data = { person: officer.id, ground: "party_or_relative", joining };
      expect(events).toMatchObject([{ staffId: staff.id, told: false, data }]);
      expect(audited).toBe(1);
      const read = await readCase(staff, main.reference, at);
      expect(read).toMatchObject({ view: { recusals: [] } });
    },
  );

  test("C27 joined once more, they stay away once more", async () => {
    const [one, main] = await two();
    await steppedBack(officer, one, { at });
    for (let round = 0; round < 2; round += 1) {
      await put(one, main);
      expect(await taken(main)).toEqual(AWAY);
      await reopened(staff, one, at);
      expect(await db.recusal.count({ where: { caseId: main.caseId } })).toBe(0);
    }
    expect((await endedIn(main)).events).toHaveLength(2);
  });

  test("C27 whoever stepped back from the main case itself, or from a third one in it, still stays away", async () => {
    const [[one, third], [main, own]] = [await two(), await two()];
    for (const which of [one, third, own]) await steppedBack(officer, which, { at });
    await put(one, main);
    await merged(staff, { reference: third.reference, into: main.reference, at });
    await reopened(staff, one, at);
    expect(await taken(main)).toEqual(AWAY);
    expect((await endedIn(main)).events).toEqual([]);
    await reopened(staff, third, at);
    expect(await taken(main)).toMatchObject(FREE);
    await put(one, own);
    await reopened(staff, one, at);
    expect(await taken(own)).toEqual(AWAY);
  });

  test("C27 where the case in the middle is led out, only what came through it goes from the one above", async () => {
    const [[low, middle], [main]] = [await two(), await two()];
    await steppedBack(officer, low, { at });
    await put(low, middle);
    await put(middle, main);
    expect(await taken(main)).toEqual(AWAY);
    await reopened(staff, middle, at);
    expect([await taken(middle), await taken(main)]).toMatchObject([AWAY, FREE]);
  });

  test("C27 a reporter's objection gives it back through the worker, and nobody takes it away before", async () => {
    const [one, main] = await two();
    await steppedBack(officer, one, { at });
    await put(one, main);
    const joiningId = await joiningOf(one);
    await expect(returnRecusalsNow({ joiningId }, at)).rejects.toThrow(/as long as its merge or joining/);
    const contest = { action: "contest", actor: { kind: "reporter" }, trackId: one.trackId("report"), at } as const;
    expect(await inTransaction((tx) => applyTransition(tx, contest))).toMatchObject({ ok: true });
    expect(await taken(main)).toEqual(AWAY);
    expect([await returnRecusalsNow({ joiningId }, at), await returnRecusalsNow({ joiningId }, at)]).toEqual([1, 0]);
    expect((await endedIn(main)).events).toMatchObject([{ actorKind: "system", data: { joining: joiningId } }]);
    expect(await taken(main)).toMatchObject(FREE);
  });

  test("C27 an objection that comes to the worker late takes nothing from a joining made since", async () => {
    const [one, main] = await two();
    await steppedBack(officer, one, { at });
    await put(one, main);
    const joiningId = await joiningOf(one);
    const contest = { action: "contest", actor: { kind: "reporter" }, trackId: one.trackId("report"), at } as const;
    await inTransaction((tx) => applyTransition(tx, contest));
    expect(await put(one, main)).toMatchObject({ ok: true });
    expect(await returnRecusalsNow({ joiningId }, at)).toBe(1);
    expect(await taken(main)).toEqual(AWAY);
    expect((await endedIn(main)).events).toEqual([]);
  });

  test.each(["joined", "merged"] as const)(
    "C27 D9 a %s case that a split leads over is stayed away from in the new case, and no longer in the old one",
    async (how) => {
      const [one, main] = await two();
      await steppedBack(officer, one, { at });
      if (how === "joined") await put(one, main);
      else await merged(staff, { reference: one.reference, into: main.reference, at });
      const said = { title: "另一家店", reason: "不是同一家店", onceKey: randomUUID(), version: await versionOf(main) };
      const asked = { reference: main.reference, reporters: [one.reference], files: [], ...said };
      const split = await splitCase(staff, asked, at);
      if (!split.ok) throw new Error(split.reason);
      expect(await claimCase(officer, split.opened, at)).toEqual(AWAY);
      expect(await taken(main)).toMatchObject(FREE);
      expect(await endedIn(main)).toMatchObject({ events: [{ staffId: staff.id }], audited: 1 });
    },
  );
});
