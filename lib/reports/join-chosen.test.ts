import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { tellCoReportersNow } from "@/lib/cases/co-reporters/tell-co-reporters";
import { db } from "@/lib/infra/db/client";
import { addEvidence } from "@/lib/reports/add-evidence";
import { lanesOf, takesEvidence } from "@/lib/reports/case-timeline";
import { chooseOthers } from "@/lib/reports/choose-others";
import { contestDecision } from "@/lib/reports/contest-decision";
import { lookForOthers } from "@/lib/reports/look-for-others";
import { reporterCase } from "@/lib/reports/queries";
import { readReceipt } from "@/lib/reports/read-receipt";
import { saveAnswers } from "@/lib/reports/save-answers";
import { sendMessage } from "@/lib/reports/send-message";
import { ANSWERS } from "@/lib/reports/testing/answered-draft";
import {
  answersAbout,
  filledIn,
  newNetwork,
  report,
  reportAsked,
  type SentReport,
  send,
  staffStep,
} from "@/lib/reports/testing/co-reporting";
import { withdrawReport } from "@/lib/reports/withdraw-report";

const day = (count: number) => new Date(Date.parse("2026-05-06T03:00:00Z") + count * 86_400_000);
const NOT_PROVEN = { action: "not_file", ground: "not_proven", message: "查不实", note: "核对过" } as const;

let shop: string;
let main: SentReport;
beforeEach(async () => {
  shop = `并案店${randomUUID()}`;
  main = await report(answersAbout(shop), day(0));
  await staffStep(main.caseId, { action: "verify" }, day(1));
});

const join = (changes = {}, at = day(2)) => reportAsked(answersAbout(shop, changes), "join", at);

function caseOf(sent: SentReport) {
  return db.case.findUniqueOrThrow({
    where: { id: sent.caseId },
    include: { tracks: { include: { clocks: true } }, events: { orderBy: { id: "asc" } } },
  });
}

const running = (row: Awaited<ReturnType<typeof caseOf>>, kind = "report") =>
  row.tracks
    .find((track) => track.kind === kind)
    ?.clocks.filter(({ stoppedAt }) => stoppedAt === null)
    .map(({ ruleId }) => ruleId)
    .toSorted();

async function seenBy(sent: SentReport) {
  const seen = await reporterCase(sent.session);
  if (!seen) throw new Error("the case is gone");
  return seen;
}

describe("a co-reporter (A13)", () => {
  test("PRV-06 A12 joins also when the reporter's own address stood in the words that were compared", async () => {
    const contact = { contactKind: "email", contact: "li.lei@example.org", updates: false } as const;
    const seen = { ...ANSWERS.seen, story: `在${shop}买东西，送了一张卡，写信到 li.lei@example.org。` };
    expect((await caseOf(await join({ contact, seen }))).joinedToId).toBe(main.caseId);
  });

  test("gets an own number, code, receipt and dates, and the case stays one", async () => {
    const token = await filledIn(answersAbout(shop));
    await lookForOthers(token, newNetwork(), day(2));
    await chooseOthers(token, "join");
    const co = await send(token, day(2));
    expect(co.reference).not.toBe(main.reference);
    const row = await caseOf(co);
    expect(row).toMatchObject({ joinedToId: main.caseId, tracks: [{ kind: "report", state: "joined", open: false }] });
    expect(running(row)).toEqual(["decide_filing", "first_human_answer"]);
    const receipt = await readReceipt(token, day(2));
    expect(receipt?.receipt.promises.map(({ ruleId }) => ruleId)).toEqual(["first_human_answer", "decide_filing"]);
    expect(row.events.map(({ kind }) => kind)).toEqual(["received", "join_others"]);
    expect(await caseOf(main)).toMatchObject({ joinedToId: null, tracks: [{ state: "verifying", version: 1 }] });
  });

  test("is not promised again what the others were told already", async () => {
    await staffStep(main.caseId, { action: "file", note: "查实" }, day(1));
    expect(running(await caseOf(await join()))).toEqual(["first_human_answer"]);
  });

  test("moves the case of all up to where their own first answer is due", async () => {
    const before = (await caseOf(main)).tracks[0]?.dueAt;
    const co = await join();
    const after = await caseOf(main);
    expect(after.tracks[0]?.dueAt).toEqual((await caseOf(co)).tracks[0]?.dueAt);
    expect(after.tracks[0]?.dueAt.getTime()).toBeLessThan(before?.getTime() ?? 0);
    expect(after.events.at(-1)).toMatchObject({ kind: "co_reporter_joined", told: false });
  });

  test("keeps what they want back to themselves: the complaint runs as any other (N18)", async () => {
    const co = await join({ wish: { wish: "both", demand: "退款" } });
    const row = await caseOf(co);
    expect(row.tracks.map(({ kind, state }) => [kind, state]).toSorted()).toEqual([
      ["complaint", "received"],
      ["report", "joined"],
    ]);
    expect(running(row, "complaint")).toHaveLength(3);
  });

  test("is in the audit record as one who joined", async () => {
    const co = await join();
    const entries = await db.auditEntry.findMany({ where: { payload: { contains: co.caseId } } });
    expect(entries.filter(({ payload }) => payload.includes("report.joined_others"))).toHaveLength(1);
  });
});

describe("joining late or about something else loses nothing (A13)", () => {
  test("when the others were decided before sending, the report stands for itself", async () => {
    const token = await filledIn(answersAbout(shop));
    await lookForOthers(token, newNetwork(), day(2));
    await chooseOthers(token, "join");
    await staffStep(main.caseId, NOT_PROVEN, day(2));
    const row = await caseOf(await send(token, day(3)));
    expect(row).toMatchObject({ joinedToId: null, tracks: [{ state: "received", open: true }] });
  });

  test("when the shop was changed after choosing, too", async () => {
    const token = await filledIn(answersAbout(shop));
    await lookForOthers(token, newNetwork(), day(2));
    await chooseOthers(token, "join");
    await saveAnswers(token, "where", { ...ANSWERS.where, shopName: `${shop}别`, link: "" });
    expect(await caseOf(await send(token, day(3)))).toMatchObject({ joinedToId: null });
  });

  test("reporting separately is reporting as ever", async () => {
    const alone = await reportAsked(answersAbout(shop), "separate", day(2));
    expect(await caseOf(alone)).toMatchObject({ joinedToId: null, tracks: [{ state: "received" }] });
  });

  test("one who joins a case that was itself joined is with the case of all", async () => {
    const bigger = await report(answersAbout(`${shop}总`), day(0));
    await staffStep(bigger.caseId, { action: "verify" }, day(1));
    const step = { action: "join", ground: "same_ring", note: "同一团伙", target: bigger.reference } as const;
    await staffStep(main.caseId, step, day(2));
    expect(await caseOf(await join({}, day(3)))).toMatchObject({ joinedToId: bigger.caseId });
  });
});

describe("all updates of the case reach everybody who joined, once (A13)", () => {
  test("a decision tells each, ends their promises, and twice tells nobody twice", async () => {
    const [one, two] = [await join(), await join()];
    const eventId = await staffStep(main.caseId, NOT_PROVEN, day(4));
    const jobs = await db.$queryRaw<{ id: string }[]>`
      SELECT data->>'eventId' AS id FROM pgboss.job WHERE name = 'tell-co-reporters' AND data->>'eventId' = ${eventId}`;
    expect(jobs).toHaveLength(1);
    expect(await tellCoReportersNow({ eventId }, day(4))).toBe(2);
    expect(await tellCoReportersNow({ eventId }, day(4))).toBe(0);
    for (const co of [one, two]) {
      const row = await caseOf(co);
      expect(running(row)).toEqual([]);
      expect(row.events.filter(({ kind }) => kind === "co_reporter_told")).toHaveLength(1);
      const [lane] = lanesOf(await seenBy(co), day(4));
      expect(lane?.last).toMatchObject({ sentence: "cases.events.report.not_file", words: null });
      expect(lane?.last?.ground?.sentence).toContain("not_proven");
      expect(lane?.carriedOn?.meaning).toBe("states.report.not_filed.meaning");
      expect(lane?.advice).not.toBeNull();
    }
  });

  test("a first step answers them, an extension extends theirs, and those who join later are not told of the past", async () => {
    const early = await join();
    await staffStep(main.caseId, { action: "extend_verification", ground: "complex", note: "已批准" }, day(3)).then(
      (eventId) => tellCoReportersNow({ eventId }, day(3)),
    );
    const row = await caseOf(early);
    expect(running(row)).toEqual(["decide_filing"]);
    expect(row.tracks[0]?.clocks.find(({ ruleId }) => ruleId === "decide_filing")?.extension).not.toBeNull();
    const late = await join({}, day(5));
    expect((await caseOf(late)).events.some(({ kind }) => kind === "co_reporter_told")).toBe(false);
  });

  test("what is between the office and the first reporter is no news of theirs", async () => {
    const co = await join();
    const ask = { action: "request_supplement", ground: "order_proof", message: "请补订单", note: "" } as const;
    const eventId = await staffStep(main.caseId, ask, day(3));
    const jobs = await db.$queryRaw<unknown[]>`
      SELECT 1 FROM pgboss.job WHERE name = 'tell-co-reporters' AND data->>'eventId' = ${eventId}`;
    expect(jobs).toEqual([]);
    expect(lanesOf(await seenBy(co), day(3))[0]?.carriedOn?.meaning).toBe("states.report.verifying.meaning");
  });

  test("they write, add files and step back on their own, and the others stay", async () => {
    const [one, two] = [await join(), await join()];
    const session = one.session;
    expect(takesEvidence(await seenBy(one))).toBe(true);
    const file = { name: "证据.txt", content: [Buffer.from("%PDF-1.4\n% 假的")] };
    const about = { kind: "chat", capturedOn: null, capturedWhere: null } as const;
    expect(await addEvidence(session, { file, ...about }, day(3))).not.toMatchObject({ reason: "closed" });
    expect(await sendMessage(session, { body: "还有一张图", onceKey: randomUUID() })).toEqual({ ok: true });
    expect(await withdrawReport(session, "report", day(3))).toMatchObject({ ok: true });
    expect(lanesOf(await seenBy(one), day(3))[0]).toMatchObject({ steppedBack: true, may: { withdraw: false } });
    for (const other of [main, two]) {
      const row = await caseOf(other);
      expect(row.events.some(({ kind }) => kind === "withdraw" || kind === "message_from_reporter")).toBe(false);
    }
    expect(await caseOf(two)).toMatchObject({ joinedToId: main.caseId });
  });

  test("one who objects to being joined is handled alone, by a period that begins anew", async () => {
    const co = await join();
    const objection = { track: "report", reasons: "不是同一件事" } as const;
    expect(await contestDecision(co.session, objection, day(3))).toMatchObject({ ok: true });
    const row = await caseOf(co);
    expect(row).toMatchObject({ joinedToId: null, tracks: [{ state: "reopened", open: true }] });
    expect(running(row)).toEqual(["answer_contest", "decide_filing", "first_human_answer"]);
  });

  test("when everything has ended, no more files are taken", async () => {
    const co = await join();
    await staffStep(main.caseId, NOT_PROVEN, day(4));
    expect(takesEvidence(await seenBy(co))).toBe(false);
  });
});
