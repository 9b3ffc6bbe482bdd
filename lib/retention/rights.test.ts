import { PrismaPg } from "@prisma/adapter-pg";
import { expect, it } from "vitest";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { applyTransition } from "@/lib/cases/apply-transition";
import { decideApproval } from "@/lib/cases/approvals/decide-approval";
import { claimCase } from "@/lib/cases/claim-case";
import { declareRecusal } from "@/lib/cases/declare-recusal";
import { countWaiting } from "@/lib/cases/figures/count-waiting";
import { currentJoining } from "@/lib/cases/joining/current-joining";
import { joined, reopened, steppedBack } from "@/lib/cases/joining/joining.fixture";
import { returnRecusalsNow } from "@/lib/cases/joining/return-recusals-now";
import { placedHold } from "@/lib/cases/litigation/hold.fixture";
import { merged, reportForTest } from "@/lib/cases/merges/merging.fixture";
import { readClaimable } from "@/lib/cases/read-claimable";
import { readPicture } from "@/lib/evidence/testing/read-picture";
import { db, inTransaction } from "@/lib/infra/db/client";
import { PrismaClient } from "@/lib/infra/db/generated/client";
import { urlAs } from "@/lib/infra/testing/worker-database";
import { askAboutData } from "@/lib/reports/ask-about-data";
import { openCaseSession } from "@/lib/reports/open-case-session";
import { ownDataRequests } from "@/lib/reports/own-data-requests";
import { takeOwnCopy } from "@/lib/reports/take-own-copy";
import { fileCase } from "@/lib/reports/testing/filed-case";
import { answerDataRequest } from "@/lib/retention/answer-data-request";
import { carryOutDisposalNow } from "@/lib/retention/carry-out-disposal";
import { changeItem } from "@/lib/retention/change-item";
import { proposeDisposals } from "@/lib/retention/propose-disposals";
import { readSchedule } from "@/lib/retention/read-schedule";
import { reopenLapsedErasures } from "@/lib/retention/reopen-lapsed-erasures";
import { caseOf, move, officeForTest, TODAY, yearsAgo } from "@/lib/retention/testing/disposal-stage";

const held = globalThis as { zhenpingDb?: PrismaClient };

/** The same program with no other rights than one surface has. */
async function as<T>(surface: "public" | "staff" | "worker", work: () => Promise<T>): Promise<T> {
  const adapter = new PrismaPg({ connectionString: urlAs(surface) });
  const [app, own] = [held.zhenpingDb, new PrismaClient({ adapter })];
  held.zhenpingDb = own;
  try {
    return await work();
  } finally {
    held.zhenpingDb = app;
    await own.$disconnect();
  }
}

/** What hangs on a case and does not go with it: as long as it is there the case stays, or it holds an id and no more. */
const STAYS = ["case", "case_merge", "case_split", "disposal_item", "disposed_case", "duplicate_finding", "suit_case"];

it("G4 what hangs on a case goes with it, or is known to keep it", async () => {
  const rows = await db.$queryRaw<{ name: string; goes: boolean }[]>`
    WITH hanging AS (
      SELECT c.relname::text AS name FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
        AND a.attname IN ('case_id', 'track_id', 'evidence_id', 'submitted_case_id')
      UNION SELECT f.conrelid::regclass::text FROM pg_constraint f
      WHERE f.contype = 'f' AND f.confrelid::regclass::text IN ('"case"', 'track', 'evidence', 'case_split'))
    SELECT trim('"' FROM name) AS name, EXISTS (SELECT 1 FROM unnest(goes_with_case()) g WHERE g LIKE name || '.%') AS goes
    FROM hanging ORDER BY 1`;
  // A new table is named in goes_with_case(), or asked of in due-records.ts and dispose-of-record.ts and named above.
  expect(rows.filter(({ name, goes }) => !goes && !STAYS.includes(name))).toEqual([]);
});

it("PRV-08 the public side asks about data and reads the answer, staff answer, and neither does the other's", async () => {
  const office = await officeForTest();
  const { session, caseId, reference } = await caseOf(office, yearsAgo(0, 3));
  expect(await as("public", () => askAboutData(session, { kind: "copy", words: "" }))).toEqual({ ok: true });
  const { id: request } = await db.dataRequest.findFirstOrThrow({ where: { caseId } });
  await claimCase(office.first, reference);
  const answer = { reference, request, outcome: "refused", ground: "not_held", words: "没有存。" };
  await expect(as("public", () => answerDataRequest(office.first, answer))).rejects.toThrow();
  await expect(as("staff", () => askAboutData(session, { kind: "erasure", words: "" }))).rejects.toThrow();
  expect(await as("staff", () => answerDataRequest(office.first, answer))).toEqual({ ok: true });
  expect((await as("public", () => ownDataRequests(session)))[0]?.answered?.words).toBe("没有存。");
});

it("PRV-08 the public side makes the copy that staff have granted", async () => {
  const office = await officeForTest();
  const { session, caseId, reference } = await caseOf(office, yearsAgo(0, 3));
  await askAboutData(session, { kind: "copy", words: "" });
  const { id: request } = await db.dataRequest.findFirstOrThrow({ where: { caseId } });
  await claimCase(office.first, reference);
  const answer = { reference, request, outcome: "granted", ground: "", words: "请下载。" };
  expect(await answerDataRequest(office.first, answer)).toEqual({ ok: true });
  const taken = await as("public", () => takeOwnCopy(session, { request, form: "data", locale: "zh" }));
  expect(taken).toMatchObject({ ok: true, copy: { reference, contact: { address: "zhang.san@example.com" } } });
});

it("PRV-08 staff and the worker open deletion again that came to nothing, and the public side reads that", async () => {
  const office = await officeForTest();
  const at = yearsAgo(0, 60);
  for (const because of ["refused", "lapsed"]) {
    const { session, caseId, reference } = await caseOf(office, yearsAgo(0, 90));
    await askAboutData(session, { kind: "erasure", words: "" }, at);
    const { id: request } = await db.dataRequest.findFirstOrThrow({ where: { caseId } });
    await claimCase(office.first, reference, at);
    await answerDataRequest(office.first, { reference, request, outcome: "granted", ground: "", words: "同意。" }, at);
    const { id } = await db.approvalRequest.findFirstOrThrow({ where: { caseId } });
    const refuse = { id, move: "refuse", words: "不行。" } as const;
    if (because === "refused") await as("staff", () => decideApproval(office.second, refuse, at));
    else expect(await as("worker", () => reopenLapsedErasures(TODAY))).toBe(1);
    const own = await as("public", () => ownDataRequests(session));
    expect(own.at(-1)?.reopened?.because).toBe(because);
  }
});

it("G4 each surface has the rights for its part of a disposal, and the worker none to delete by itself", async () => {
  const office = await officeForTest();
  const [gone, contact, kept] = [
    await caseOf(office, yearsAgo(5)),
    await caseOf(office, yearsAgo(1)),
    await caseOf(office, yearsAgo(5)),
  ];
  await readPicture({ on: gone });
  await as("worker", () => proposeDisposals(TODAY));
  const { id: batchId } = await db.disposalBatch.findFirstOrThrow({ where: { organisationId: office.organisationId } });
  const item = await db.disposalItem.findFirstOrThrow({ where: { batchId, caseId: kept.caseId } });
  await as("staff", async () => {
    expect((await readSchedule(office.first, TODAY)).ok).toBe(true);
    const keep = { batch: batchId, item: item.id, months: "6", reason: "另案需要。" };
    expect(await changeItem(office.first, keep, TODAY)).toEqual({ ok: true });
    expect(await changeItem(office.first, { batch: batchId, item: item.id }, TODAY)).toEqual({ ok: true });
    expect(await move(office.first, batchId, "review")).toEqual({ ok: true });
    expect(await move(office.second, batchId, "approve")).toEqual({ ok: true });
    await placedHold(office.first, kept.reference);
  });
  await as("worker", async () => {
    await expect(db.message.deleteMany({ where: { caseId: kept.caseId } })).rejects.toThrow(/permission denied/);
    await carryOutDisposalNow({ batchId }, () => TODAY);
  });
  await as("public", async () => {
    const told = await openCaseSession(gone, "192.0.2.9");
    expect(told).toMatchObject({ ok: false, reason: "disposed" });
  });
  expect(await db.case.count({ where: { id: { in: [gone.caseId, contact.caseId, kept.caseId] } } })).toBe(2);
  expect((await db.submission.findUniqueOrThrow({ where: { caseId: contact.caseId } })).sealedContact).toBeNull();
});

it("G5 C23 the public side keeps on hold what a reporter leads out of a held case, and may count what came in", async () => {
  const [one, head] = [await fileCase({ tracks: ["report"] }), await fileCase({ tracks: ["report"] })];
  const track = { state: "joined", open: false };
  await db.track.updateMany({ where: { caseId: one.caseId }, data: track });
  await db.case.update({ where: { id: one.caseId }, data: { joinedToId: head.caseId } });
  await placedHold(await staffForTest("supervisor"), head.reference);
  const { id: trackId } = await db.track.findFirstOrThrow({ where: { caseId: one.caseId } });
  const objection = { trackId, action: "contest", actor: { kind: "reporter" }, at: new Date() } as const;
  await as("public", async () => {
    expect(await inTransaction((tx) => applyTransition(tx, objection))).toMatchObject({ ok: true });
    expect((await countWaiting()).cameToday).toBeGreaterThan(0);
  });
  expect(await db.litigationHold.count({ where: { caseId: one.caseId, liftedAt: null } })).toBe(1);
});

it("C27 D9 where a reporter's objection ends a merge, the worker gives back who stayed away, and notes it", async () => {
  const [officer, staff] = [await staffForTest("supervisor"), await staffForTest("supervisor")];
  const at = new Date();
  const [one, head] = [await reportForTest(at), await reportForTest(at)];
  const said = { ground: "party_or_relative", reason: "店主是我的表哥。", substituteId: staff.id, onceKey: one.caseId };
  await declareRecusal(officer, { ...said, reference: one.reference, staffId: officer.id }, at);
  await merged(staff, { reference: one.reference, into: head.reference, at });
  const objection = { trackId: one.trackId("report"), action: "contest", actor: { kind: "reporter" }, at } as const;
  const moved = await as("public", () => inTransaction((tx) => applyTransition(tx, objection)));
  expect(moved).toMatchObject({ ok: true });
  const { id: mergeId } = await db.caseMerge.findFirstOrThrow({ where: { mergedId: one.caseId } });
  await expect(as("public", () => returnRecusalsNow({ joiningId: mergeId }))).rejects.toThrow();
  await as("worker", async () => {
    expect([await returnRecusalsNow({ joiningId: mergeId }), await returnRecusalsNow({ joiningId: mergeId })]).toEqual([
      1, 0,
    ]);
  });
  const event = await db.caseEvent.findFirstOrThrow({ where: { caseId: head.caseId, kind: "recusal_ended" } });
  expect(event).toMatchObject({ actorKind: "system", told: false, data: { person: officer.id, merge: mergeId } });
  const where = { AND: [{ payload: { contains: head.caseId } }, { payload: { contains: "case.recusal_ended" } }] };
  expect(await db.auditEntry.count({ where })).toBe(1);
  expect(await claimCase(officer, head.reference)).toMatchObject({ ok: true });
});

it("C27 SEC-05 each surface has the rights for its part when a case is joined and led out again", async () => {
  const [officer, staff] = [await staffForTest("supervisor"), await staffForTest("supervisor")];
  const at = new Date();
  const [one, main] = [await reportForTest(at), await reportForTest(at)];
  const joining = async () => (await currentJoining(db, one.caseId))?.id ?? expect.fail("joined to nothing");
  const away = () => db.recusal.count({ where: { caseId: main.caseId, staffId: officer.id } });
  await as("staff", async () => {
    await steppedBack(officer, one, { at });
    expect(await joined(staff, { one, into: main, at })).toMatchObject({ ok: true });
    await expect(returnRecusalsNow({ joiningId: await joining() })).rejects.toThrow(/as long as/);
    await expect(db.recusal.deleteMany({ where: { caseId: main.caseId } })).rejects.toThrow(/denied/);
    expect(await away()).toBe(1);
    expect(await reopened(staff, one, at)).toMatchObject({ ok: true });
    expect(await away()).toBe(0);
  });
  // An order of many is carried out by the worker.
  await as("worker", async () => {
    expect(await joined(staff, { one, into: main, at })).toMatchObject({ ok: true });
    expect(await away()).toBe(1);
  });
  const objection = { trackId: one.trackId("report"), action: "contest", actor: { kind: "reporter" }, at } as const;
  const joiningId = await joining();
  await as("public", async () => {
    expect(await inTransaction((tx) => applyTransition(tx, objection))).toMatchObject({ ok: true });
    await expect(returnRecusalsNow({ joiningId })).rejects.toThrow();
  });
  expect(await as("worker", () => returnRecusalsNow({ joiningId }))).toBe(1);
  expect(await away()).toBe(0);
});

it("C12 SEC-05 the worker sees with its own rights whether an ended case can still be taken", async () => {
  const { caseId } = await caseOf(await officeForTest(), yearsAgo(1));
  await db.caseClock.updateMany({ where: { caseId }, data: { stoppedAt: TODAY } });
  const nobody = { permissions: [] };
  expect(await as("worker", () => readClaimable(db, { caseId, staff: nobody }))).toBe(false);
});
