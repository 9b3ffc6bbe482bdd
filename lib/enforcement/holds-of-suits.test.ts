import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it, test } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { decideApproval } from "@/lib/cases/approvals/decide-approval";
import { declareRecusal } from "@/lib/cases/declare-recusal";
import { askedLift, placedHold } from "@/lib/cases/litigation/hold.fixture";
import { merged, reportForTest, versionOf } from "@/lib/cases/merges/merging.fixture";
import { undoMerge } from "@/lib/cases/merges/undo-merge";
import { readCase } from "@/lib/cases/read-case";
import { shanghaiDate } from "@/lib/clocks/plain-date";
import { endedAmong, suitsToLetGo } from "@/lib/enforcement/holds-of-suits";
import { listSuits } from "@/lib/enforcement/list-suits";
import { moveSuit } from "@/lib/enforcement/move-suit";
import { prepareSuit } from "@/lib/enforcement/prepare-suit";
import { readSuit } from "@/lib/enforcement/read-suit";
import { SUIT_MOVES, type SuitMove } from "@/lib/enforcement/suit";
import { suitForTest, typedStep } from "@/lib/enforcement/suit.fixture";
import { endOfSuit } from "@/lib/enforcement/suit-end";
import { tellOfSuitNow } from "@/lib/enforcement/tell-of-suit";
import { holdOn } from "@/lib/evidence/litigation-hold";
import { db, inTransaction } from "@/lib/infra/db/client";

const today = shanghaiDate(new Date());
const ENDS: readonly SuitMove[] = ["take_effect", "settle", "withdraw"];

let [head, officer]: [Staff, Staff] = [] as never;
beforeEach(async () => {
  [head, officer] = [await staffForTest("supervisor"), await staffForTest("case_officer")];
});

const words = { words: "本会决定结束这件诉讼。" };
async function take(id: string, ...moves: readonly SuitMove[]) {
  for (const move of moves) {
    const { version } = await db.publicInterestSuit.findUniqueOrThrow({ where: { id } });
    const filed = { court: "某中级人民法院", number: "（2026）川01民初1号" };
    const input = { ...typedStep(today), ...words, granted: ["stop"], ...(move === "file" ? filed : {}) };
    expect(await moveSuit(head, { ...input, id, version, move })).toEqual({ ok: true });
  }
}

async function seen(id: string, staff = officer) {
  const read = await readSuit(staff, id);
  if (!read.ok) throw new Error(read.reason);
  const { holds, ended } = read.view;
  return { holds, ended };
}

/** What this person's list of approvals, and the board, say of one suit. */
async function waitingFor(id: string, staff = officer) {
  const listed = await listSuits(staff);
  const row = listed.ok ? listed.suits.find((one) => one.id === id) : undefined;
  const own = (await suitsToLetGo(staff)).filter(({ suit }) => suit.id === id);
  expect(row?.toLetGo).toBe(own[0]?.holds ?? 0);
  return own;
}

test.each(SUIT_MOVES)("N25 whether a suit is over with %s", (move) => {
  const steps = [{ move: "file", day: "2026-01-05" }, ...(move === "file" ? [] : [{ move, day: "2026-02-01" }])];
  expect(endOfSuit(steps)).toEqual(ENDS.includes(move) ? { by: move, day: "2026-02-01" } : null);
});

describe("N25 G5 a suit that is over", () => {
  it.each([
    ["withdraw", ["withdraw"]],
    ["withdraw", ["file", "withdraw"]],
    ["settle", ["file", "hear", "settle"]],
    ["take_effect", ["file", "hear", "decide", "take_effect"]],
  ] as const)("N25 G5 by %s after %j is said where its hold is, and the hold stands", async (by, moves) => {
    const { id, caseId, reference } = await suitForTest(officer);
    await take(id, ...moves.slice(0, -1));
    expect(await seen(id)).toMatchObject({ ended: null, holds: [{ reference, ended: null, asked: false }] });
    expect(await waitingFor(id)).toEqual([]);
    await take(id, ...moves.slice(-1));
    const ended = { by, day: today };
    const { holds } = await seen(id);
    expect(holds).toMatchObject([{ reference, ended, asked: false }]);
    const hold = holds[0]?.id ?? "";
    expect(await endedAmong([hold])).toEqual(new Map([[hold, holds[0]]]));
    expect(await waitingFor(id)).toMatchObject([{ ended, holds: 1 }]);
    expect(await inTransaction((tx) => holdOn(tx, caseId))).toMatchObject({ basis: "suit" });
  });

  it("N25 G5 waits for nobody any more once somebody has asked, and is gone when a second person approves", async () => {
    const { id, caseId, reference } = await suitForTest(officer);
    await take(id, "file", "withdraw");
    const hold = (await seen(id)).holds[0]?.id ?? "";
    const request = await askedLift(officer, reference, hold);
    expect((await seen(id)).holds).toMatchObject([{ asked: true }]);
    expect((await endedAmong([hold])).get(hold)).toMatchObject({ asked: true });
    expect(await waitingFor(id)).toEqual([]);
    expect(await decideApproval(head, { id: request, move: "refuse", words: "还在执行" })).toEqual({ ok: true });
    expect(await waitingFor(id)).toMatchObject([{ holds: 1 }]);
    const again = await askedLift(officer, reference, hold);
    expect(await decideApproval(head, { id: again, move: "approve", words: "" })).toEqual({ ok: true });
    expect((await seen(id)).holds).toEqual([]);
    expect(await waitingFor(id)).toEqual([]);
    expect(await inTransaction((tx) => holdOn(tx, caseId))).toBeNull();
  });

  it("N25 G5 counts those of co-reporters and what left a held case; another suit of the case goes on", async () => {
    const { id, caseId, reference } = await suitForTest(officer);
    await db.track.update({ where: { caseId_kind: { caseId, kind: "report" } }, data: { state: "verifying" } });
    const co = await reportForTest(new Date());
    await merged(head, { reference: co.reference, into: reference, at: new Date() });
    await take(id, "file");
    const step = await db.suitStep.findFirstOrThrow({ where: { suitId: id } });
    await tellOfSuitNow({ stepId: step.id });
    const back = { reference: co.reference, reason: "单独办", version: await versionOf(co) };
    expect(await undoMerge(head, back)).toMatchObject({ ok: true });
    const other = await prepareSuit(officer, { defendant: "另一家", cases: reference, onceKey: randomUUID() });
    await placedHold(officer, reference);
    await take(id, "withdraw");
    const { holds } = await seen(id);
    expect(new Set(holds.map((one) => one.reference))).toEqual(new Set([reference, co.reference]));
    expect(await waitingFor(id)).toMatchObject([{ holds: holds.length }]);
    const read = await readCase(officer, reference);
    if (!read.ok || !other.ok) throw new Error("not there");
    expect(read.view.litigation).toHaveLength(3);
    expect([...(await endedAmong(read.view.litigation.map((one) => one.id))).values()]).toMatchObject([
      { suit: { id } },
    ]);
    expect(await seen(other.id)).toMatchObject({ ended: null, holds: [{ ended: null }] });
  });

  it("C27 SEC-06 is for those who may ask: no reviewer, no other office, nobody who stepped back", async () => {
    const { id, reference } = await suitForTest(officer);
    await take(id, "withdraw");
    expect(await waitingFor(id, await staffForTest("reviewer"))).toEqual([]);
    const stranger = await staffOfForTest(await organisationForTest("association"), "supervisor");
    expect((await suitsToLetGo(stranger)).map(({ suit }) => suit.id)).not.toContain(id);
    const said = { ground: "direct_interest", reason: "持有该店股份。", substituteId: "", onceKey: randomUUID() };
    expect(await declareRecusal(head, { ...said, reference, staffId: head.id })).toEqual({ ok: true });
    expect(await waitingFor(id, head)).toEqual([]);
    expect(await waitingFor(id)).toHaveLength(1);
  });
});
