import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { applyTransition } from "@/lib/cases/apply-transition";
import { assignCase } from "@/lib/cases/assign-case";
import { claimCase } from "@/lib/cases/claim-case";
import { decideCase } from "@/lib/cases/decide-case";
import { joined, steppedBack } from "@/lib/cases/joining/joining.fixture";
import { merged, type Opened, reportForTest } from "@/lib/cases/merges/merging.fixture";
import { readCase } from "@/lib/cases/read-case";
import { shareCase } from "@/lib/cases/share-case";
import { db, inTransaction } from "@/lib/infra/db/client";

const at = new Date();
const AWAY = { ok: false, reason: "recused" };

let [staff, officer, stands]: [Staff, Staff, Staff] = [] as never;
beforeAll(async () => {
  [staff, officer, stands] = [
    await staffForTest("supervisor"),
    await staffForTest("supervisor"),
    await staffForTest("case_officer"),
  ];
});

const three = async (): Promise<[Opened, Opened, Opened]> => [
  await reportForTest(at),
  await reportForTest(at),
  await reportForTest(at),
];
const taken = (who: Staff, { reference }: Opened) => claimCase(who, reference, at);

async function seen({ reference }: Opened) {
  const read = await readCase(staff, reference, at);
  if (!read.ok) throw new Error(read.reason);
  return read.view;
}

async function auditedIn({ caseId }: Opened): Promise<readonly { data: Record<string, string> }[]> {
  const about = { AND: [{ payload: { contains: caseId } }, { payload: { contains: '"case.recused"' } }] };
  const entries = await db.auditEntry.findMany({ where: about });
  return entries.map(({ payload }) => JSON.parse(payload));
}

describe.each(["join", "mark_duplicate"] as const)("C27 C8 stepping back, and the step %s", (action) => {
  const put = (one: Opened, into: Opened) => joined(staff, { one, into, at, action });

  test("C27 takes the main case from whoever stepped back from the other, in hand or assigned, with the trace of it", async () => {
    const [one, main] = await three();
    await steppedBack(officer, one, { at, stands });
    await assignCase(staff, { reference: main.reference, to: officer.id, seen: "" }, at);
    expect(await taken(officer, main)).toMatchObject({ ok: true });
    expect(await put(one, main)).toMatchObject({ ok: true });
    const verify = { reference: main.reference, track: "report", version: 0, action: "verify" } as const;
    expect(await decideCase(officer, verify, at)).toEqual(AWAY);
    expect(await taken(officer, main)).toEqual(AWAY);
    const view = await seen(main);
    const said = { staffId: officer.id, ground: "party_or_relative", reason: "店主是我的表哥。", at };
    expect(view.recusals).toMatchObject([{ ...said, substitute: { id: stands.id } }]);
    expect([view.claim, view.desk.assignment]).toMatchObject([null, { toId: stands.id }]);
    expect(view.events.map(({ kind }) => kind)).toContain("recusal_carried");
    const { id: from } = await db.recusal.findFirstOrThrow({ where: { caseId: one.caseId } });
    expect(await auditedIn(main)).toMatchObject([{ data: { person: officer.id, from, substitute: stands.id } }]);
    expect(await taken(stands, main)).toMatchObject({ ok: true });
  });

  test("C27 counts for the main case when it is said of the other afterwards, once for each word", async () => {
    const [one, main] = await three();
    await put(one, main);
    await steppedBack(officer, one, { at });
    expect(await taken(officer, main)).toEqual(AWAY);
    await steppedBack(officer, one, { at, stands });
    expect((await seen(main)).recusals).toMatchObject([{ staffId: officer.id, substitute: { id: stands.id } }]);
    expect(await auditedIn(main)).toHaveLength(2);
  });

  test("C27 goes along to wherever the main case goes, by a merge or by a joining, before and after", async () => {
    const [low, middle, main] = await three();
    const later = await staffForTest("reviewer");
    await steppedBack(officer, low, { at });
    await put(low, middle);
    await merged(staff, { reference: middle.reference, into: main.reference, at });
    await steppedBack(later, low, { at });
    const top = await reportForTest(at);
    expect(await put(main, top)).toMatchObject({ ok: true });
    for (const who of [officer, later]) {
      for (const which of [middle, main, top]) expect(await taken(who, which)).toMatchObject(AWAY);
    }
    expect((await auditedIn(top)).length).toBe(2);
  });
});

describe("C27 whoever joins", () => {
  test("C27 A13 where a reporter joined others by themselves, a word about their case counts for the main case", async () => {
    const [one, main] = await three();
    const step = { action: "join_others", actor: { kind: "reporter" }, target: main.reference } as const;
    await inTransaction((tx) => applyTransition(tx, { ...step, trackId: one.trackId("report"), at }));
    await steppedBack(officer, one, { at });
    expect(await taken(officer, main)).toEqual(AWAY);
  });

  test("C27 a partner who joins hands nothing to its own people: who stands in is of the owner's office", async () => {
    const [one, main] = await three();
    const office = await organisationForTest("agency");
    const partner = await staffOfForTest(office, "supervisor");
    const share = {
      organisation: office,
      profile: "handle",
      mark: "partners",
      until: inDays(30),
      reason: "同一家店",
    } as const;
    expect(await shareCase(staff, { reference: one.reference, onceKey: randomUUID(), ...share }, at)).toMatchObject({
      ok: true,
    });
    await steppedBack(officer, one, { at, stands });
    await assignCase(staff, { reference: main.reference, to: officer.id, seen: "" }, at);
    expect(await joined(partner, { one, into: main, at })).toMatchObject({ ok: true });
    expect((await seen(main)).desk.assignment).toMatchObject({ toId: stands.id });
  });

  test("C27 of a word and a claim at the same moment, the word stands", async () => {
    for (let round = 0; round < 3; round += 1) {
      const [one, main] = await three();
      await joined(staff, { one, into: main, at });
      await Promise.all([taken(officer, main), steppedBack(officer, one, { at })]);
      expect((await seen(main)).claim).toBeNull();
    }
  });

  test("C27 where nobody stepped back, nobody is kept away", async () => {
    const [one, main] = await three();
    await joined(staff, { one, into: main, at });
    expect(await db.recusal.count({ where: { caseId: main.caseId } })).toBe(0);
  });
});

function inDays(days: number): string {
  return new Date(at.getTime() + days * 86_400_000).toISOString().slice(0, 10);
}
