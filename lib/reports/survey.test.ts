import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { tellCoReportersNow } from "@/lib/cases/co-reporters/tell-co-reporters";
import { db } from "@/lib/infra/db/client";
import { answerSurvey } from "@/lib/reports/answer-survey";
import { askDueSurveys } from "@/lib/reports/ask-due-surveys";
import { openSurvey } from "@/lib/reports/open-survey";
import { FEWEST_ANSWERS, figuresOf, readSurveys } from "@/lib/reports/read-surveys";
import { scheduleSurveys } from "@/lib/reports/schedule-surveys";
import { withoutTraces } from "@/lib/reports/survey";
import { answersAbout, report, reportAsked, type SentReport, staffStep } from "@/lib/reports/testing/co-reporting";

const day = (count: number) => new Date(Date.parse("2026-05-06T03:00:00Z") + count * 86_400_000);
const NOT_PROVEN = { action: "not_file", ground: "not_proven", message: "查不实", note: "核对过" } as const;
const ANSWERS = { understood: "yes", inTime: "no", goingOn: "unknown", words: "谢谢" } as const;
const contact = { contactKind: "email", contact: "survey@example.com", updates: true } as const;

async function ended(): Promise<SentReport> {
  const sent = await report(answersAbout(`回访店${randomUUID()}`, { contact }), day(0));
  await staffStep(sent.caseId, { action: "verify" }, day(1));
  await staffStep(sent.caseId, NOT_PROVEN, day(2));
  await scheduleSurveys(sent, day(2));
  return sent;
}

const notices = (caseId: string) => db.notice.findMany({ where: { caseId, template: "survey" } });

describe("the survey after the end (B8)", () => {
  test("is asked for in the transaction that ends a case, and not before", async () => {
    const sent = await report(answersAbout(`回访店${randomUUID()}`), day(0));
    const jobs = () => db.$queryRaw<unknown[]>`
      SELECT 1 FROM pgboss.job WHERE name = 'schedule-surveys' AND data->>'caseId' = ${sent.caseId}`;
    await staffStep(sent.caseId, { action: "verify" }, day(1));
    await scheduleSurveys(sent, day(1));
    expect([await jobs(), await openSurvey(sent.session, day(1))]).toEqual([[], null]);
    await staffStep(sent.caseId, NOT_PROVEN, day(2));
    expect(await jobs()).toHaveLength(1);
  });

  test("is open at the end, and once more four weeks later, when one mail without content goes out", async () => {
    const sent = await ended();
    expect(await openSurvey(sent.session, day(2))).toBe("close");
    await askDueSurveys(day(29));
    expect(await notices(sent.caseId)).toHaveLength(0);
    await askDueSurveys(day(31));
    await askDueSurveys(day(31));
    expect(await notices(sent.caseId)).toHaveLength(1);
    expect(await openSurvey(sent.session, day(31))).toBe("four_weeks");
  });

  test("scheduling twice changes nothing; a case that opens again is not asked about, and ends anew", async () => {
    const sent = await ended();
    await scheduleSurveys(sent, day(2));
    expect(await db.followUpSurvey.count({ where: { caseId: sent.caseId } })).toBe(2);
    await staffStep(sent.caseId, { action: "reopen", ground: "new_evidence", note: "有新证据" }, day(20));
    await askDueSurveys(day(31));
    expect([await notices(sent.caseId), await openSurvey(sent.session, day(31))]).toEqual([[], null]);
    await staffStep(sent.caseId, NOT_PROVEN, day(40));
    await scheduleSurveys(sent, day(40));
    expect(await openSurvey(sent.session, day(40))).toBe("close");
    const later = await db.followUpSurvey.findFirstOrThrow({ where: { caseId: sent.caseId, round: "four_weeks" } });
    expect(later.dueAt.getTime()).toBe(day(68).getTime());
  });

  test("those who joined are asked when the case of all has ended", async () => {
    const shop = `回访店${randomUUID()}`;
    const main = await report(answersAbout(shop), day(0));
    await staffStep(main.caseId, { action: "verify" }, day(1));
    const co = await reportAsked(answersAbout(shop), "join", day(2));
    await scheduleSurveys(co, day(2));
    expect(await openSurvey(co.session, day(2))).toBeNull();
    const eventId = await staffStep(main.caseId, NOT_PROVEN, day(3));
    await tellCoReportersNow({ eventId }, day(3));
    await scheduleSurveys(main, day(3));
    expect(await openSurvey(co.session, day(3))).toBe("close");
  });
});

describe("answering (B8)", () => {
  test("counts once a reporter and round, however often and at once it is sent", async () => {
    const sent = await ended();
    const before = await db.surveyAnswer.count();
    const answer = () => answerSurvey(sent.session, { round: "close", answers: ANSWERS }, day(3));
    expect(await Promise.all([answer(), answer(), answer()])).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
    expect(await answer()).toEqual({ ok: true });
    expect(await db.surveyAnswer.count()).toBe(before + 1);
    expect(await openSurvey(sent.session, day(3))).toBeNull();
    const early = { round: "four_weeks", answers: ANSWERS };
    expect(await answerSurvey(sent.session, early, day(3))).toEqual({ ok: false, reason: "nothing_asked" });
    expect(await answerSurvey(sent.session, early, day(31))).toEqual({ ok: true });
  });

  test("keeps no case, day, number or address with the answer (PRV-04)", async () => {
    const sent = await ended();
    const words = `我是${sent.reference}，电话 138 0013 8000，邮箱 me@example.com，微信 haowei8888，别打扰`;
    await answerSurvey(sent.session, { round: "close", answers: { ...ANSWERS, words } }, day(3));
    const row = await db.surveyAnswer.findFirstOrThrow({ where: { words: { contains: "别打扰" } } });
    expect(JSON.stringify(row)).not.toMatch(new RegExp(`${sent.reference}|${sent.caseId}|138|example|haowei|05-09`));
    expect(row.month).toBe("2026-05");
    expect(row.id[14]).toBe("4"); // an id of the seventh kind would tell the millisecond
  });

  test.each([
    ["很快，谢谢", "很快，谢谢"],
    ["等了 45 天", "等了 45 天"],
    ["订单 1234567 一直没退", "订单 … 一直没退"],
    ["ZP26-7KQ4-M2XD 这件", "… 这件"],
  ])("%s is kept as %s", (typed, kept) => {
    expect(withoutTraces(typed)).toBe(kept);
  });
});

describe("what staff see of it (B8, PRV-04)", () => {
  const cells = (count: number) => [{ understood: "yes", inTime: "no", goingOn: "no", count }];

  test.each([0, 1, 4])("%i answers are not shown at all, and neither are their lines", (count) => {
    expect(figuresOf("close", { cells: cells(count), lines: ["一句话"] })).toMatchObject({ figures: null, lines: [] });
  });

  test("five are added up", () => {
    const shown = figuresOf("close", { cells: cells(FEWEST_ANSWERS), lines: ["一句话"] });
    expect(shown.figures?.answers.understood).toEqual([
      { choice: "yes", count: 5 },
      { choice: "partly", count: 0 },
      { choice: "no", count: 0 },
    ]);
  });

  test("belongs to one's own organisation and needs the right to read cases", async () => {
    expect(await readSurveys(await staffForTest("administrator"))).toEqual({ ok: false, reason: "not_permitted" });
    expect(await readSurveys(await staffForTest("auditor"))).toMatchObject({
      ok: true,
      rounds: [{ round: "close" }, {}],
    });
  });
});
