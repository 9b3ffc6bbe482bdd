import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { PREVIEW_FIELD } from "@/app/_server/preview-token";
import * as answers from "@/app/[locale]/(staff)/staff/cases/[reference]/answers/route";
import * as escalations from "@/app/[locale]/(staff)/staff/cases/[reference]/escalations/route";
import * as holds from "@/app/[locale]/(staff)/staff/cases/[reference]/holds/route";
import * as merges from "@/app/[locale]/(staff)/staff/cases/[reference]/merge/route";
import * as items from "@/app/[locale]/(staff)/staff/cases/[reference]/packet/items/[id]/route";
import * as places from "@/app/[locale]/(staff)/staff/cases/[reference]/place/route";
import * as person from "@/app/[locale]/(staff)/staff/people/[id]/change/route";
import * as roles from "@/app/[locale]/(staff)/staff/roles/save/route";
import * as rules from "@/app/[locale]/(staff)/staff/rules/change/route";
import * as duplicates from "@/app/[locale]/(staff)/staff/rules/duplicates/route";
import * as unitGrounds from "@/app/[locale]/(staff)/staff/rules/units/[id]/grounds/route";
import * as replies from "@/app/[locale]/(staff)/staff/templates/[id]/route";
import { changeRoles } from "@/lib/access/change-roles";
import { HOME_ORGANISATION } from "@/lib/access/organisation";
import { saveRole } from "@/lib/access/save-role";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { answerEscalation } from "@/lib/cases/answer-escalation";
import { caseForTest } from "@/lib/cases/case.fixture";
import { claimCase } from "@/lib/cases/claim-case";
import { decideCase } from "@/lib/cases/decide-case";
import { setDuplicateRule } from "@/lib/cases/duplicates/set-duplicate-rule";
import { escalateCase } from "@/lib/cases/escalate-case";
import { holdTrack } from "@/lib/cases/hold-track";
import { merged, seenTogether } from "@/lib/cases/merges/merging.fixture";
import { recordPlace } from "@/lib/cases/record-place";
import { saveReply } from "@/lib/cases/replies/save-reply";
import { addUnit } from "@/lib/cases/routing/add-unit";
import { recommendGrounds } from "@/lib/cases/routing/recommend-grounds";
import { saveRules } from "@/lib/cases/routing/save-rules";
import { addDays, shanghaiDate } from "@/lib/clocks/plain-date";
import { describeItem } from "@/lib/evidence/packet/describe-item";
import { translatorFor } from "@/lib/i18n/translator";
import { db } from "@/lib/infra/db/client";
import { hiddenIn, postAs, type Sent } from "./staff-post.fixture";

const t = translatorFor("zh");
const until = addDays(shanghaiDate(new Date()), 3);
const SHOWN = "页面打开时的样子";
const MINE = "我写的这句话要留着";

let [slow, quick]: [Staff, Staff] = [] as never;

/** Both versions on one page, and what was typed beside them. */
function expectBothVersions({ status, page }: Sent, words: readonly string[]): void {
  expect(status).toBe(409);
  for (const word of words) expect(page).toContain(word);
}

describe("a case that has moved since its screen was made (REL-11)", () => {
  let params: { reference: string };
  let caseId: string;
  beforeEach(async () => {
    [slow, quick] = [
      await staffOfForTest(HOME_ORGANISATION, "supervisor"),
      await staffOfForTest(HOME_ORGANISATION, "supervisor"),
    ];
    const opened = await caseForTest();
    caseId = opened.caseId;
    params = { reference: opened.reference };
  });
  const holding = { track: "report", version: "0", until, reason: "platform", note: MINE, shown: SHOWN };

  it("laying aside what somebody laid aside is not done twice, and shows until when theirs goes", async () => {
    const theirs = { ...params, track: "report", version: "0", until, reason: "other_office", note: "等鉴定" };
    expect(await holdTrack(quick, theirs)).toEqual({ ok: true });
    const sent = await postAs(slow, holds, { params, fields: holding });
    expectBothVersions(sent, [SHOWN, t("desk.hold.reasons.other_office"), MINE, t("desk.hold.reasons.platform")]);
    const kept = await db.trackHold.findMany({ where: { track: { caseId } }, select: { byId: true, note: true } });
    expect(kept).toEqual([{ byId: quick.id, note: "等鉴定" }]);
  });

  it("laying aside a track that was decided on meanwhile takes one more click, on the state just seen", async () => {
    await claimCase(quick, params.reference);
    await decideCase(quick, { ...params, track: "report", version: 0, action: "verify" });
    const sent = await postAs(slow, holds, { params, fields: holding });
    expectBothVersions(sent, [SHOWN, t("cases.states.report.verifying.label"), MINE]);
    expect(await db.trackHold.count({ where: { track: { caseId } } })).toBe(0);
    const { form_token: _, ...again } = hiddenIn(sent.page);
    expect(again).toMatchObject({ ...holding, version: "1", shown: expect.not.stringContaining(SHOWN) });
    expect((await postAs(slow, holds, { params, fields: again })).status).toBe(303);
    expect(await db.trackHold.count({ where: { track: { caseId }, note: MINE } })).toBe(1);
  });

  it("asking a supervisor about what somebody asked already keeps their question alone", async () => {
    await escalateCase(quick, { ...params, reason: "law", note: "适用哪一条？" });
    const fields = { track: "report", reason: "large", note: MINE, shown: SHOWN, list: "" };
    const sent = await postAs(slow, escalations, { params, fields });
    expectBothVersions(sent, [
      SHOWN,
      t("desk.escalate.reasons.law"),
      quick.name,
      MINE,
      t("desk.escalate.reasons.large"),
    ]);
    const kept = await db.caseEscalation.findMany({ where: { caseId }, select: { byId: true, note: true } });
    expect(kept).toEqual([{ byId: quick.id, note: "适用哪一条？" }]);
  });

  it("what was found of the operator's place: theirs stands beside mine until I say so again (N20)", async () => {
    const fields = { place: "shown", region: "51", address: MINE, seen: "//", list: "" };
    const theirs = { ...params, place: "shown", region: "44", address: "他们查到的地址", seen: "//" };
    expect(await recordPlace(quick, theirs)).toEqual({ ok: true });
    const sent = await postAs(slow, places, { params, fields });
    expectBothVersions(sent, ["他们查到的地址", MINE]);
    const address = async () => (await db.case.findUniqueOrThrow({ where: { id: caseId } })).operatorAddress;
    expect(await address()).toBe("他们查到的地址");
    const again = { ...fields, seen: hiddenIn(sent.page).seen ?? "" };
    expect((await postAs(slow, places, { params, fields: again })).status).toBe(303);
    expect(await address()).toBe(MINE);
  });

  it("what the packet's list says of an item: their words stand beside mine until I say so again (E12)", async () => {
    const file = { caseId, position: 1, kind: "chat", displayName: "1.png", mime: "image/png", bytes: 1, sha256: "0" };
    const kept = { ...file, storageKey: randomUUID(), source: "reporter", receivedAt: new Date() };
    const { id } = await db.evidence.create({ data: kept, select: { id: true } });
    const theirs = { purpose: "他们写的目的", content: "聊天记录", nature: "copy", seen: "" };
    expect(await describeItem(quick, { ...params, evidenceId: id, ...theirs })).toMatchObject({ ok: true });
    const fields = { purpose: MINE, content: "聊天记录", nature: "original", seen: "" };
    const sent = await postAs(slow, items, { params: { ...params, id }, fields });
    expectBothVersions(sent, ["他们写的目的", MINE, t("packet.natures.copy"), t("packet.natures.original")]);
    const listed = () => db.evidenceListing.findFirst({ where: { evidenceId: id }, orderBy: { version: "desc" } });
    expect(await listed()).toMatchObject({ purpose: "他们写的目的", staffId: quick.id });
    const again = { ...fields, seen: hiddenIn(sent.page).seen ?? "" };
    for (const _ of ["sent", "sent twice"]) {
      expect((await postAs(slow, items, { params: { ...params, id }, fields: again })).status).toBe(303);
    }
    expect(await listed()).toMatchObject({ purpose: MINE, staffId: slow.id, version: 2 });
  });

  it("answering what another supervisor answered shows both answers and keeps the first", async () => {
    const officer = await staffOfForTest(HOME_ORGANISATION, "case_officer");
    await escalateCase(officer, { ...params, reason: "law", note: "" });
    const { id } = await db.caseEscalation.findFirstOrThrow({ where: { caseId } });
    await answerEscalation(quick, { ...params, id, take: false, answer: "先受理，再补材料。" });
    const sent = await postAs(slow, answers, {
      params,
      fields: { id, answer: MINE, shown: SHOWN, list: "", do: "send" },
    });
    expectBothVersions(sent, [SHOWN, "先受理，再补材料。", MINE]);
    const late = await postAs(slow, answers, {
      params,
      fields: { id, answer: "", shown: SHOWN, list: "", do: "take" },
    });
    expectBothVersions(late, [SHOWN, "先受理，再补材料。"]);
    expect(await db.caseEscalation.findFirst({ where: { caseId } })).toMatchObject({ closedById: quick.id });
  });

  it("merging into a case that somebody merged into mine says so, and never names mine as the other", async () => {
    const [one, other] = [await caseForTest({ tracks: ["report"] }), await caseForTest({ tracks: ["report"] })];
    const [mine, theirs] = [one.reference, other.reference];
    const wishes = { reference: mine, into: theirs, at: new Date() };
    const { reference, version, headVersion, ...shown } = await seenTogether(slow, wishes);
    const seen = { version: `${version}`, headVersion: `${headVersion}`, seenOne: "received", seenHead: "received" };
    expect(await merged(quick, { ...wishes, reference: theirs, into: mine })).toEqual({ ok: true, head: mine });
    const fields = { ...shown, ...seen, reason: MINE };
    const sent = await postAs(slow, merges, { params: { reference }, fields });
    const here = t("merging.stale.carriedHere", { reference: theirs });
    const was = `${theirs} ${t("cases.states.report.received.label")}`;
    expectBothVersions(sent, [t("merging.refusals.carried_here"), was, here, MINE]);
    expect(sent.page.split("<table")[1]).not.toContain(mine);
  });
});

describe("what an office works by, changed by two people at once (D5, D13)", () => {
  let organisationId: string;
  beforeEach(async () => {
    organisationId = await organisationForTest();
    [slow, quick] = [
      await staffOfForTest(organisationId, "supervisor"),
      await staffOfForTest(organisationId, "supervisor"),
    ];
  });

  it("a reply: their words stand beside mine, and the next click stands on theirs", async () => {
    const id = randomUUID();
    const fit = { track: "", action: "", ground: "", behaviour: "" };
    const words = { id, name: "常用答复", textEn: "We are checking.", ...fit };
    expect(await saveReply(quick, { ...words, base: "0", textZh: "第一版" })).toMatchObject({ ok: true });
    expect(await saveReply(quick, { ...words, base: "1", textZh: "他们的第二版" })).toMatchObject({ ok: true });
    const fields = { ...words, base: "1", textZh: MINE, case: "" };
    const params = { id };
    const sent = await postAs(slow, replies, { params, fields: { ...fields, do: "save" } });
    expectBothVersions(sent, ["他们的第二版", MINE]);
    expectBothVersions(await postAs(slow, replies, { params, fields: { base: "1", do: "retire" } }), ["他们的第二版"]);
    expect(await db.replyVersion.count({ where: { templateId: id } })).toBe(2);
    const again = { ...fields, base: hiddenIn(sent.page).base ?? "", do: "save" };
    expect((await postAs(slow, replies, { params, fields: again })).status).toBe(303);
    expect(await db.replyVersion.count({ where: { templateId: id, textZh: MINE } })).toBe(1);
  });

  it("routing rules: those in force stand over my draft, which can be tried again", async () => {
    for (const nameZh of ["甲科", "乙科"]) await addUnit(quick, { nameZh, nameEn: nameZh });
    const units = await db.unit.findMany({ where: { organisationId }, orderBy: { nameZh: "asc" } });
    const [one = "", two = ""] = units.map(({ id }) => id);
    const fields = { base: "0", otherwise: one, reason: MINE };
    const tried = await postAs(slow, rules, { fields: { ...fields, do: "try" } });
    const token = hiddenIn(tried.page)[PREVIEW_FIELD] ?? "";
    expect(
      await saveRules(quick, { base: "0", rules: [], otherwiseId: two, reason: "改到这里" } as never),
    ).toMatchObject({ ok: true });
    const sent = await postAs(slow, rules, { fields: { ...fields, do: "save", [PREVIEW_FIELD]: token } });
    expectBothVersions(sent, [t("rules.inForce", { version: 1 }), MINE]);
    const inForce = await db.routingRules.findMany({ where: { organisationId }, select: { otherwiseId: true } });
    expect(inForce).toEqual([{ otherwiseId: two }]);
    const again = { ...fields, base: hiddenIn(sent.page).base ?? "" };
    const anew = await postAs(slow, rules, { fields: { ...again, do: "try" } });
    const fresh = hiddenIn(anew.page)[PREVIEW_FIELD] ?? "";
    expect((await postAs(slow, rules, { fields: { ...again, do: "save", [PREVIEW_FIELD]: fresh } })).status).toBe(303);
  });

  it("the rule on duplicates: what it is set to now stands over what I wanted", async () => {
    const theirs = { base: "0", mode: "shadow", days: "7", reason: "先观察" };
    expect(await setDuplicateRule(quick, theirs)).toMatchObject({ ok: true });
    const fields = { base: "0", mode: "off", days: "9", reason: MINE };
    const sent = await postAs(slow, duplicates, { fields });
    expectBothVersions(sent, [t("duplicates.faults.stale"), t("duplicates.modes.shadow"), MINE]);
    expect(await db.duplicateRule.findMany({ where: { organisationId }, select: { days: true } })).toEqual([
      { days: 7 },
    ]);
    const again = { ...fields, base: hiddenIn(sent.page).base ?? "" };
    expect((await postAs(slow, duplicates, { fields: again })).status).toBe(303);
  });

  it("the grounds recommended to a desk: theirs stand beside mine, and the form is made anew on theirs", async () => {
    const added = await addUnit(quick, { nameZh: "丙科", nameEn: "丙科" });
    const id = added.ok ? added.id : "";
    const words = (name: string) => t(`cases.grounds.not_filed.${name}.label`);
    const theirs = { unitId: id, grounds: ["not_filed.no_violation"], seen: "" };
    expect(await recommendGrounds(quick, theirs)).toEqual({ ok: true });
    const fields = { ground: ["not_filed.not_proven"], seen: "" };
    const sent = await postAs(slow, unitGrounds, { params: { id }, fields });
    expectBothVersions(sent, ["丙科", words("no_violation"), words("not_proven")]);
    expect(sent.page.match(/(?<=checked="" value=")[^"]*/g)).toEqual(["not_filed.not_proven"]);
    const kept = async () => (await db.unit.findUniqueOrThrow({ where: { id } })).grounds;
    expect(await kept()).toEqual(["not_filed.no_violation"]);
    const again = { ...fields, seen: hiddenIn(sent.page).seen ?? "" };
    expect((await postAs(slow, unitGrounds, { params: { id }, fields: again })).status).toBe(303);
    expect(await kept()).toEqual(["not_filed.not_proven"]);
  });
});

describe("who may do what, changed by two administrators at once (G9)", () => {
  let organisationId: string;
  beforeEach(async () => {
    organisationId = await organisationForTest();
    [slow, quick] = [
      await staffOfForTest(organisationId, "administrator"),
      await staffOfForTest(organisationId, "administrator"),
    ];
  });

  it("a person's roles: what the other gave stands beside what I ticked until I say so again", async () => {
    const { id } = await staffOfForTest(organisationId, "intake");
    expect(await changeRoles(quick, { staffId: id, roles: ["auditor"], seen: "intake" })).toEqual({ ok: true });
    const fields = { roles: ["supervisor", "intake"], seen: "intake", do: "roles" };
    const sent = await postAs(slow, person, { params: { id }, fields });
    const [theirs, mine] = [t("access.roles.auditor"), `${t("access.roles.intake")}、${t("access.roles.supervisor")}`];
    expectBothVersions(sent, [`<td role="cell" data-label="${t("ui.overtaken.theirs")}">${theirs}<`, `>${mine}<`]);
    const held = async () => (await db.staff.findUniqueOrThrow({ where: { id } })).roles;
    expect(await held()).toEqual(["auditor"]);
    const again = { ...fields, seen: hiddenIn(sent.page).seen ?? "" };
    expect((await postAs(slow, person, { params: { id }, fields: again })).status).toBe(303);
    expect((await held()).sort()).toEqual(["intake", "supervisor"]);
  });

  it("a role of the house's own making: name and permissions of both, and mine again on the version just seen", async () => {
    const made = await saveRole(quick, { id: "", version: 0, name: "夜班", permissions: ["case:read"] });
    const id = made.ok ? made.id : "";
    const theirs = { id, version: 0, name: "周末班", permissions: ["case:read", "note:add"] };
    expect(await saveRole(quick, theirs)).toEqual({ ok: true, id });
    const fields = { id, version: "0", name: "白班", permissions: ["case:read", "case:claim"] };
    const sent = await postAs(slow, roles, { fields });
    const may = (name: string) => t(`roles.permissions.${name}`);
    expectBothVersions(sent, [
      "周末班",
      "白班",
      `>${may("case_read")}、${may("note_add")}<`,
      `>${may("case_read")}、${may("case_claim")}<`,
    ]);
    const again = { ...fields, version: hiddenIn(sent.page).version ?? "" };
    for (const _ of ["sent", "sent twice"]) expect((await postAs(slow, roles, { fields: again })).status).toBe(303);
    expect(await db.namedRole.findUniqueOrThrow({ where: { id } })).toMatchObject({ name: "白班", version: 2 });
  });
});
