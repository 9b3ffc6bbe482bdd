import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { askToMark } from "@/lib/cases/bad-faith/ask-to-mark";
import { decideAppeal } from "@/lib/cases/bad-faith/decide-appeal";
import { openAppeals } from "@/lib/cases/bad-faith/open-appeals";
import { readBadFaith } from "@/lib/cases/bad-faith/read-bad-faith";
import { readTrackRecord } from "@/lib/cases/read-track-record";
import { db, inTransaction } from "@/lib/infra/db/client";
import { sealContact } from "@/lib/infra/identity-vault";
import { appealMark } from "@/lib/reports/appeal-mark";
import { readMark } from "@/lib/reports/read-mark";
import { type FiledCase, fileCase } from "@/lib/reports/testing/filed-case";
import { approveMark, MARK_REASON, markAsked, markReport } from "@/lib/reports/testing/marked-report";

type Marked = FiledCase & { asker: Staff; approver: Staff };
async function marked(): Promise<Marked> {
  const filed = await fileCase();
  return { ...filed, ...(await markReport(filed.reference)) };
}

/** Another case of the same contact, as staff see its record. */
async function recordBeside({ caseId }: FiledCase) {
  const other = await fileCase();
  const reporterTag = Uint8Array.from(Buffer.from(randomUUID().slice(0, 16)));
  for (const id of [caseId, other.caseId]) {
    const sealedContact = sealContact(id, "li.lei@example.org");
    await db.submission.update({ where: { caseId: id }, data: { reporterTag, sealedContact } });
  }
  return async () => (await inTransaction((tx) => readTrackRecord(tx, other.caseId)))?.badFaith;
}

describe("ABU-06 a mark of bad faith", () => {
  it("ABU-06 takes two people; the case and its tracks stay as they are", async () => {
    const filed = await fileCase();
    const both = await staffForTest("case_officer", "supervisor");
    const before = await db.track.findMany({ where: { caseId: filed.caseId } });
    expect(await askToMark(both, markAsked(filed.reference))).toEqual({ ok: true });
    expect(await approveMark(both, both)).toEqual({ ok: false, reason: "own_request" });
    expect(await readMark(filed.session)).toBeNull();
    expect(await approveMark(await staffForTest("supervisor"), both)).toEqual({ ok: true });
    expect(await db.track.findMany({ where: { caseId: filed.caseId } })).toEqual(before);
    expect(await askToMark(both, markAsked(filed.reference))).toEqual({ ok: false, reason: "marked" });
  });

  it("ABU-06 the reporter reads why and until when, and nobody's name", async () => {
    const { session, asker, approver } = await marked();
    const mark = await readMark(session);
    expect(mark).toMatchObject({ standing: "in_force", ground: "forged_material", reason: MARK_REASON, appeal: null });
    for (const { id, name } of [asker, approver]) expect(JSON.stringify(mark)).not.toMatch(new RegExp(`${id}|${name}`));
    expect(await readMark(session, new Date(Date.now() + 366 * 86_400_000))).toBeNull();
  });

  it("ABU-06 is one labelled fact in the record, and none while it is under appeal, lifted or over", async () => {
    const filed = await marked();
    const record = await recordBeside(filed);
    expect(await record()).toBe(1);
    await appealMark(filed.session, "图片是我自己拍的。");
    expect(await record()).toBe(0);
    const third = await staffForTest("supervisor");
    const keep = { reference: filed.reference, move: "keep", words: "经查两图相同。" } as const;
    expect(await decideAppeal(third, keep)).toEqual({ ok: true });
    expect(await record()).toBe(1);
  });

  it("ABU-06 may be appealed once; the same words twice are one appeal", async () => {
    const { session } = await marked();
    const twice = await Promise.all([appealMark(session, "不对。"), appealMark(session, "不对。")]);
    expect(twice).toEqual([{ ok: true }, { ok: true }]);
    expect(await appealMark(session, "再说一次。")).toEqual({ ok: false, reason: "not_now" });
    expect(await readMark(session)).toMatchObject({ standing: "appealed", appeal: "不对。" });
  });

  it("ABU-06 a third person decides, with words that the reporter reads; neither of the two who marked", async () => {
    const { session, reference, approver, caseId } = await marked();
    await appealMark(session, "图片是我自己拍的。");
    const lift = { reference, move: "lift", words: "原图已核对，撤销。" } as const;
    expect(await decideAppeal(approver, lift)).toEqual({ ok: false, reason: "own_mark" });
    expect((await openAppeals(approver)).map((one) => one.reference)).not.toContain(reference);
    const third = await staffForTest("supervisor");
    expect((await openAppeals(third)).map((one) => one.reference)).toContain(reference);
    expect(await decideAppeal(third, { ...lift, words: " " })).toEqual({ ok: false, reason: "words_missing" });
    expect(await decideAppeal(third, lift)).toEqual({ ok: true });
    expect(await readMark(session)).toMatchObject({ standing: "lifted", answer: lift.words });
    const forged = { appealDecidedById: approver.id };
    await expect(db.badFaithMark.update({ where: { caseId }, data: forged })).rejects.toThrow();
  });

  it("ABU-06 the table itself refuses one person for two, and a decider who marked", async () => {
    const { caseId, asker } = await marked();
    const own = { appealedAt: new Date(), appeal: "x", appealDecidedAt: new Date(), appealWords: "x" };
    const data = { ...own, appealDecidedById: asker.id, lifted: true };
    await expect(db.badFaithMark.update({ where: { caseId }, data })).rejects.toThrow(/takes_two_and_a_third/);
  });

  it.each([
    [{ purpose: "annoying" }, { purpose: "purpose_missing" }],
    [{ reason: "" }, { reason: "empty" }],
  ])("ABU-06 %j is no ground and reason", async (change, problems) => {
    const { reference } = await fileCase();
    const asked = await askToMark(await staffForTest("supervisor"), markAsked(reference, change));
    expect(asked).toMatchObject({ reason: "fields", problems });
  });

  it("SEC-06 another organisation knows of none", async () => {
    const { reference } = await marked();
    const stranger = await staffOfForTest(await organisationForTest(), "supervisor");
    expect(await readBadFaith(stranger, reference)).toEqual({ ok: false, reason: "not_found" });
    expect((await openAppeals(stranger)).length).toBe(0);
  });
});
