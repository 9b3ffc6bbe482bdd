import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { caseForTest } from "@/lib/cases/case.fixture";
import { claimCase } from "@/lib/cases/claim-case";
import { decideCase } from "@/lib/cases/decide-case";
import { previewDecision } from "@/lib/cases/preview-decision";
import { type FillReply, fillReplyFor } from "@/lib/cases/replies/fill-reply";
import { HOUSE_SET } from "@/lib/cases/replies/house-set";
import { previewReply } from "@/lib/cases/replies/preview-reply";
import { offerReplies, readReplies, readReply } from "@/lib/cases/replies/read-replies";
import { retireReply } from "@/lib/cases/replies/retire-reply";
import { saveReply } from "@/lib/cases/replies/save-reply";
import { takeHouseSet } from "@/lib/cases/replies/take-house-set";
import { sendMessageToReporter } from "@/lib/cases/send-message-to-reporter";
import { db } from "@/lib/infra/db/client";

const AT = new Date("2026-03-02T02:00:00Z");
const ANY = { track: "", action: "", ground: "", behaviour: "" };
const NOTHING = { track: null, action: null, ground: "", target: "" };
const MESSAGE = { track: "", action: null, ground: null, behaviour: "" } as const;
const platformIn = (platform: string, locale: string) => (locale === "zh" ? "淘宝" : platform);
const draft = (over: object = {}) => ({
  id: randomUUID(),
  base: "0",
  name: "补充订单",
  textZh: "您好，{案件编号}，{平台}“{店铺}”。",
  textEn: "Hello, {case_number}, {platform} “{shop}”.",
  ...ANY,
  ...over,
});

let [supervisor, officer, stranger]: Staff[] = [] as never;
beforeEach(async () => {
  const office = await organisationForTest();
  supervisor = await staffOfForTest(office, "supervisor");
  officer = await staffForTest("case_officer");
  stranger = await staffOfForTest(await organisationForTest(), "supervisor");
});

const person = (one: Staff | undefined): Staff => one ?? expect.fail("nobody there");
const filling = (over: Partial<FillReply>): FillReply => {
  return { reference: "", template: "", typed: "", subject: NOTHING, platformIn, ...over };
};

describe("C14 a reply and its versions", () => {
  test("a change adds a version, and the one before stays as it was", async () => {
    const reply = draft();
    const by = person(supervisor);
    expect(await saveReply(by, reply, AT)).toEqual({ ok: true, version: 1 });
    const changed = { ...reply, base: "1", textZh: "{案件编号}的事在办。" };
    expect(await saveReply(by, changed, AT)).toEqual({ ok: true, version: 2 });
    const read = await readReply(by, reply.id);
    expect(read?.versions.map(({ version, textZh }) => [version, textZh])).toEqual([
      [2, changed.textZh],
      [1, reply.textZh],
    ]);
    expect(read?.versions[0]?.by).toBe(by.name);
  });

  test("a second click is answered like the first, and somebody slower is told", async () => {
    const reply = draft();
    const by = person(supervisor);
    await saveReply(by, reply, AT);
    expect(await saveReply(by, reply, AT)).toEqual({ ok: true, version: 1 });
    const changes = ["甲", "乙"].map((name) => saveReply(by, { ...reply, base: "1", name }, AT));
    const answers = (await Promise.all(changes)).map((one) => (one.ok ? "saved" : one.reason));
    expect(answers.toSorted()).toEqual(["saved", "stale"]);
    expect(await db.replyVersion.count({ where: { templateId: reply.id } })).toBe(2);
  });

  test.each([
    [{ name: " " }, "name", "name_missing"],
    [{ textEn: "" }, "textEn", "missing"],
    [{ textZh: "{案号}" }, "textZh", "unknown_variable"],
    [{ textEn: "{case_number" }, "textEn", "unknown_variable"],
    [{ track: "report", action: "not_accept" }, "action", "no_such_step"],
  ])("%j cannot be saved", async (over, field, reason) => {
    const saved = await saveReply(person(supervisor), draft(over), AT);
    expect(saved).toEqual({ ok: false, reason: "faulty", faults: [{ field, reason }] });
  });

  test("belongs to its office and its supervisors", async () => {
    const reply = draft();
    expect(await saveReply(person(officer), reply)).toMatchObject({ reason: "not_permitted" });
    expect(await takeHouseSet(person(officer))).toMatchObject({ reason: "not_permitted" });
    await saveReply(person(supervisor), reply, AT);
    const other = person(stranger);
    expect(await readReply(other, reply.id)).toBeNull();
    expect(await saveReply(other, { ...reply, base: "1" })).toMatchObject({ reason: "not_found" });
    expect(await saveReply(other, reply)).toMatchObject({ reason: "not_found" });
    expect(await retireReply(other, { id: reply.id, version: 1 })).toMatchObject({ reason: "not_found" });
  });

  test("a retired one is offered no more and cannot be changed", async () => {
    const reply = draft();
    const by = person(supervisor);
    await saveReply(by, reply, AT);
    expect(await retireReply(by, { id: reply.id, version: 7 }, AT)).toMatchObject({ reason: "stale" });
    expect(await retireReply(by, { id: reply.id, version: 1 }, AT)).toEqual({ ok: true });
    expect(await retireReply(by, { id: reply.id, version: 1 }, AT)).toEqual({ ok: true });
    expect(await saveReply(by, { ...reply, base: "1", name: "x" }, AT)).toMatchObject({ reason: "retired" });
    expect(await offerReplies(by, MESSAGE)).toEqual({ recommended: [], others: [] });
  });

  test("the set of the house can be saved word by word, and is taken once", async () => {
    const by = person(supervisor);
    expect(await Promise.all([takeHouseSet(by, AT), takeHouseSet(by, AT)])).toEqual([{ ok: true }, { ok: true }]);
    const read = await readReplies(by);
    expect(read.ok && read.replies.length).toBe(HOUSE_SET.length);
    for (const { key: _, name, zh: textZh, en: textEn, ...fit } of HOUSE_SET) {
      expect(await saveReply(by, draft({ name, textZh, textEn, ...fit }), AT)).toMatchObject({ ok: true });
    }
  });
});

describe("C14 writing with a reply", () => {
  test("is in the language of the report, below what was typed", async () => {
    const by = await staffForTest("supervisor");
    const reply = draft();
    await saveReply(by, reply, AT);
    const [zh, en] = [await caseForTest({ at: AT }), await caseForTest({ at: AT, locale: "en" })];
    const fill = (reference: string) =>
      fillReplyFor(by, filling({ reference, template: reply.id, typed: "先写的" }), AT);
    expect(await fill(zh.reference)).toEqual({
      ok: true,
      text: `先写的\n\n您好，${zh.reference}，淘宝“某某旗舰店”。`,
      missing: [],
      used: `${reply.id}:1`,
    });
    expect(await fill(en.reference)).toMatchObject({ text: expect.stringContaining("Hello, ZP") });
    const about = [zh.caseId, '"action":"reply.filled"'].map((words) => ({ payload: { contains: words } }));
    expect(await db.auditEntry.count({ where: { AND: about } })).toBe(1);
  });

  test("tells the deadline as it runs after the step, the ground and the receiving body", async () => {
    const by = person(supervisor);
    const textEn = "{due_date} / {ground} / {receiving_body} / {office}";
    const reply = draft({ textEn });
    await saveReply(by, reply, AT);
    const { reference } = await caseForTest({ at: AT, locale: "en", organisationId: by.organisationId });
    const ask = async (subject: FillReply["subject"]) => {
      const filled = await fillReplyFor(by, filling({ reference, template: reply.id, subject }), AT);
      return filled.ok ? filled : expect.fail(filled.reason);
    };
    const message = await ask(NOTHING);
    expect(message.missing).toEqual(["ground", "receiving_body"]);
    expect(message.text).toMatch(/^\w+, \d+ March 2026 \(.+\) \/ \{ground\}/);
    const accepted = await ask({ ...NOTHING, track: "complaint", action: "accept" });
    expect(accepted.missing).toEqual(["ground", "receiving_body"]);
    expect(accepted.text).not.toBe(message.text);
    const ended = await ask({
      track: "report",
      action: "transfer",
      ground: "transferred.other_office",
      target: "A 局",
    });
    expect(ended.missing).toEqual(["due_date"]);
    expect(ended.text).toContain(" / A 局 / ");
  });

  test("what was sent keeps its version; what was not filled in is not sent", async () => {
    const by = await staffForTest("supervisor");
    const reply = draft();
    await saveReply(by, reply, AT);
    const { reference, caseId } = await caseForTest({ at: AT });
    await claimCase(by, reference, AT);
    const message = { reference, body: "还差{办理期限}", onceKey: "reply-0123456789", reply: `${reply.id}:1` };
    expect(await sendMessageToReporter(by, message, AT)).toEqual({ ok: false, reason: "unfilled" });
    expect(await sendMessageToReporter(by, { ...message, body: "您好" }, AT)).toEqual({ ok: true });
    const step = { reference, track: "complaint", version: 0, action: "accept", reply: `${reply.id}:1` } as const;
    const unfilled = { ok: false, reason: "unfilled" };
    expect(await previewDecision(by, { ...step, message: "{shop}" }, AT)).toEqual(unfilled);
    expect(await decideCase(by, { ...step, message: "{shop}" }, AT)).toEqual(unfilled);
    expect(await decideCase(by, { ...step, message: "已受理。" }, AT)).toMatchObject({ ok: true });
    const sent = await db.message.findMany({ where: { caseId }, select: { id: true } });
    const uses = await db.replyUse.findMany({ where: { messageId: { in: sent.map(({ id }) => id) } } });
    expect(uses.map(({ templateId, version }) => [templateId, version])).toEqual([
      [reply.id, 1],
      [reply.id, 1],
    ]);
    expect((await readReply(by, reply.id))?.current.uses).toBe(2);
  });

  test("a preview shows both languages with a real case, the newest where none is named", async () => {
    const by = await staffForTest("supervisor");
    const { textZh, textEn } = draft();
    const { reference } = await caseForTest();
    const ask = (of: string) => previewReply(by, { reference: of, textZh, textEn, subject: NOTHING, platformIn });
    expect(await ask(reference)).toMatchObject({ preview: { zh: { text: expect.stringContaining(reference) } } });
    expect(await ask("")).toMatchObject({ ok: true, preview: { en: { missing: [] } } });
    expect(await ask("ZP26-2222-2222")).toEqual({ ok: false, reason: "not_found" });
    const lonely = { reference: "", textZh, textEn, subject: NOTHING, platformIn };
    expect(await previewReply(person(stranger), lonely)).toEqual({ ok: false, reason: "no_cases" });
  });
});
