import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { applyTransition } from "@/lib/cases/apply-transition";
import { declareRecusal } from "@/lib/cases/declare-recusal";
import { listQueue } from "@/lib/cases/list-queue";
import { openCase } from "@/lib/cases/open-case";
import { readQueueFilter } from "@/lib/cases/queue-filter";
import { readCase } from "@/lib/cases/read-case";
import { db, inTransaction } from "@/lib/infra/db/client";
import { findDuplicateNow } from "./find-duplicate";
import { keepPrint } from "./keep-print";
import { readDuplicates } from "./read-duplicates";
import { setDuplicateRule } from "./set-duplicate-rule";

const STORY = "包裹里有一张好评返现卡，要求晒图五星好评，加微信领五元红包。";
const NOW = new Date("2026-03-05T02:00:00Z");
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
let organisationId: string;
let supervisor: Staff;

beforeEach(async () => {
  organisationId = await organisationForTest();
  supervisor = await staffOfForTest(organisationId, "supervisor");
});

type Wishes = {
  story?: string;
  order?: string;
  files?: string[];
  tag?: string | null;
  at?: Date;
  tracks?: ("complaint" | "report")[];
};

async function aReport(wishes: Wishes = {}) {
  const { story = STORY, order = "", files = [], tag = null, at = daysAgo(1), tracks = ["report"] } = wishes;
  return inTransaction(async (tx) => {
    const place = { behaviour: "incentivised_review", platform: "taobao", shopName: "某店", title: story };
    const opened = await openCase(tx, { ...place, organisationId, searchable: [story], tracks, at });
    const { caseId } = opened;
    const reporterTag = tag === null ? null : Buffer.from(tag);
    const submission = { caseId, channel: "web", locale: "zh", facts: {}, receipt: "", receivedAt: at, reporterTag };
    await tx.submission.create({ data: submission, select: { id: true } });
    await keepPrint(tx, caseId, { story, typed: { story, order }, files });
    return opened;
  });
}

async function turn(mode: "shadow" | "on" | "off", base: number) {
  expect(await setDuplicateRule(supervisor, { base: `${base}`, mode, days: "30", reason: "试行过了" })).toEqual({
    ok: true,
  });
}

const find = (caseId: string) => findDuplicateNow({ caseId }, NOW);
const stateOf = async (caseId: string, kind = "report") =>
  (await db.track.findFirstOrThrow({ where: { caseId, kind }, select: { state: true } })).state;
const eventOf = (caseId: string) => db.caseEvent.findFirst({ where: { caseId, kind: "mark_duplicate" } });

describe("C8 in shadow", () => {
  it("points an exact duplicate out and closes nothing", async () => {
    const first = await aReport({ tag: "me" });
    const { caseId, reference } = await aReport({ tag: "me", at: NOW });
    expect([await find(caseId), await find(caseId)]).toEqual(["proposed", "none"]);
    expect(await find(first.caseId)).toBe("none");
    expect(await stateOf(caseId)).toBe("received");
    const read = await readCase(supervisor, reference);
    expect(read).toMatchObject({
      view: {
        sameness: { sameStory: 1, duplicate: { reference: first.reference, basis: "same_reporter", closed: false } },
      },
    });
    expect(await readDuplicates(supervisor, NOW)).toMatchObject({ rule: { mode: "shadow" }, found: 1, closed: 0 });
  });
});

describe("C8 turned on", () => {
  it("closes the later report under the rule's name and version, joined to the earlier one", async () => {
    await turn("on", 0);
    const first = await aReport({ tag: "me" });
    const { caseId } = await aReport({ tag: "me", at: NOW });
    expect(await find(caseId)).toBe("closed");
    expect(await stateOf(caseId)).toBe("duplicate_not_handled");
    const joined = await db.case.findUniqueOrThrow({ where: { id: caseId }, select: { joinedToId: true } });
    expect(joined.joinedToId).toBe(first.caseId);
    expect(await eventOf(caseId)).toMatchObject({
      actorKind: "system",
      told: true,
      data: { rule: "exact_duplicate", ruleVersion: 1, ground: "same_matter_open", target: first.reference },
    });
    const entries = await db.auditEntry.findMany({ where: { payload: { contains: caseId } } });
    expect(entries.map(({ payload }) => payload).join()).toContain('"rule":"exact_duplicate"');
    expect(await readDuplicates(supervisor, NOW)).toMatchObject({ found: 1, closed: 1 });
  });

  it("tells nobody the number of a case that may be somebody else's", async () => {
    await turn("on", 0);
    const first = await aReport({ tag: "you", files: ["f1"] });
    const { caseId } = await aReport({ tag: null, files: ["f1"], at: NOW });
    expect(await find(caseId)).toBe("closed");
    const event = await eventOf(caseId);
    expect(event?.data).toMatchObject({ ground: "identical_report" });
    expect(JSON.stringify(event?.data)).not.toContain(first.reference);
  });

  it("can be objected to, and is not closed a second time", async () => {
    await turn("on", 0);
    await aReport({ tag: "me" });
    const { caseId } = await aReport({ tag: "me", at: NOW });
    await find(caseId);
    const { id: trackId } = await db.track.findFirstOrThrow({ where: { caseId } });
    const objected = await inTransaction((tx) =>
      applyTransition(tx, { trackId, action: "contest", actor: { kind: "reporter" }, at: NOW }),
    );
    expect(objected).toMatchObject({ ok: true, to: "reopened" });
    expect(await find(caseId)).toBe("none");
    expect(await stateOf(caseId)).toBe("reopened");
  });

  it("C27 leaves one alone from which somebody has stepped back: a person says where it goes", async () => {
    await turn("on", 0);
    await aReport({ tag: "me" });
    const { caseId, reference } = await aReport({ tag: "me", at: NOW });
    const said = { ground: "party_or_relative", reason: "x", substituteId: "", onceKey: randomUUID() } as const;
    await declareRecusal(supervisor, { ...said, reference, staffId: supervisor.id }, NOW);
    expect(await find(caseId)).toBe("proposed");
    expect(await stateOf(caseId)).toBe("received");
  });

  it("leaves the complaint of the same case alone", async () => {
    await turn("on", 0);
    await aReport({ tag: "me" });
    const { caseId } = await aReport({ tag: "me", at: NOW, tracks: ["complaint", "report"] });
    expect(await find(caseId)).toBe("closed");
    expect(await stateOf(caseId, "complaint")).toBe("received");
  });

  it.each([
    ["a new file", { files: ["f2"] }, {}],
    ["another order number", { tag: "you", order: "2" }, {}],
    ["other words", { story: `${STORY}还有电话骚扰。` }, {}],
    ["too few words", { story: "刷单" }, { story: "刷单" }],
    ["an earlier one too long ago", {}, { at: daysAgo(31) }],
    ["only a complaint", { tracks: ["complaint"] as ["complaint"] }, {}],
  ])("does not touch a report with %s", async (_, later, earlier) => {
    await turn("on", 0);
    await aReport({ tag: "me", ...earlier });
    const { caseId } = await aReport({ tag: "me", at: NOW, ...later });
    expect(await find(caseId)).toBe("none");
  });

  it("does not touch one that somebody has taken up, nor one whose earlier case has ended", async () => {
    await turn("on", 0);
    const first = await aReport({ tag: "me" });
    const later = await aReport({ tag: "me", at: NOW });
    const verify = async (caseId: string) => {
      const { id: trackId } = await db.track.findFirstOrThrow({ where: { caseId } });
      const actor = { kind: "staff", staff: supervisor } as const;
      return inTransaction((tx) => applyTransition(tx, { trackId, action: "verify", actor, at: NOW }));
    };
    await verify(later.caseId);
    expect(await find(later.caseId)).toBe("none");
    const third = await aReport({ tag: "me", at: NOW });
    await db.track.updateMany({ where: { caseId: { in: [first.caseId, later.caseId] } }, data: { open: false } });
    expect(await find(third.caseId)).toBe("none");
  });

  it("stays within one organisation", async () => {
    await turn("on", 0);
    await aReport({ tag: "me" });
    organisationId = await organisationForTest();
    const { caseId } = await aReport({ tag: "me", at: NOW });
    expect(await find(caseId)).toBe("none");
  });

  it("closes each once, by any number of workers at the same time", async () => {
    await turn("on", 0);
    await aReport({ tag: "me" });
    const { caseId } = await aReport({ tag: "me", at: NOW });
    const found = await Promise.all([find(caseId), find(caseId), find(caseId)]);
    expect(found.toSorted()).toEqual(["closed", "none", "none"]);
  });

  it.each([
    ["track", "state", "UPDATE"],
    ["track", "version", "UPDATE"],
    ["track", "open", "UPDATE"],
    ["track", "due_at", "UPDATE"],
    ["track", "held_until", "UPDATE"],
    ["case", "joined_to_id", "UPDATE"],
    ["case_clock", "stopped_at", "UPDATE"],
    ["case_event", "kind", "INSERT"],
    ["track_hold", "ended_at", "UPDATE"],
    ["duplicate_finding", "closed_at", "UPDATE"],
    ["notice", "template", "INSERT"],
    ["case_escalation", "case_id", "SELECT"],
  ])("is within what the worker may do: %s.%s %s", async (table, column, right) => {
    const [row] = await db.$queryRaw<{ may: boolean }[]>`
      SELECT has_column_privilege(regexp_replace(current_user, '_app$', '_worker')::name, ${table}::text, ${column}::text, ${right}::text) AS may`;
    expect(row?.may).toBe(true);
  });
});

describe("C8 the rule", () => {
  it("proposes before it closes, says who changed it and why, and is for supervisors", async () => {
    await turn("off", 0);
    const rule = { base: "1", mode: "on", days: "30", reason: "x" };
    expect(await setDuplicateRule(supervisor, rule)).toEqual({ ok: false, reason: "shadow_first" });
    await turn("shadow", 1);
    await turn("on", 2);
    const officer = await staffOfForTest(organisationId, "case_officer");
    expect(await setDuplicateRule(officer, { ...rule, base: "3" })).toEqual({ ok: false, reason: "not_permitted" });
    expect(await readDuplicates(officer)).toMatchObject({
      rule: { version: 3, mode: "on" },
      versions: [{ version: 3, changedBy: supervisor.name, reason: "试行过了" }, {}, {}],
    });
  });

  it("answers a second click like the first, and a stale form with a conflict", async () => {
    const rule = { base: "0", mode: "on", days: "7", reason: "x" };
    expect([await setDuplicateRule(supervisor, rule), await setDuplicateRule(supervisor, rule)]).toEqual([
      { ok: true },
      { ok: true },
    ]);
    expect(await setDuplicateRule(supervisor, { ...rule, days: "9" })).toEqual({ ok: false, reason: "stale" });
  });

  it.each([
    [{ days: "0" }, "days_unreadable"],
    [{ days: "x" }, "days_unreadable"],
    [{ days: "366" }, "days_unreadable"],
    [{ reason: " " }, "reason_missing"],
    [{ mode: "" }, "unreadable"],
  ])("is refused as %j", async (wrong, reason) => {
    const input = { base: "0", mode: "on", days: "7", reason: "x", ...wrong };
    expect(await setDuplicateRule(supervisor, input)).toEqual({ ok: false, reason });
  });
});

describe("D3 the same words", () => {
  it("are counted, and found by their own filter within the own organisation", async () => {
    const { reference } = await aReport();
    for (let n = 0; n < 3; n++) await aReport({ order: `${n}` });
    await aReport({ story: `${STORY}另一家店。` });
    const read = await readCase(supervisor, reference);
    expect(read).toMatchObject({ view: { sameness: { sameStory: 3, duplicate: null } } });
    const filter = readQueueFilter(new URLSearchParams({ same: reference }));
    const page = await listQueue(supervisor, { filter });
    expect(page.ok && page.rows).toHaveLength(4);
    const stranger = await staffOfForTest(await organisationForTest(), "supervisor");
    const theirs = await listQueue(stranger, { filter });
    expect(theirs.ok && theirs.rows).toHaveLength(0);
  });
});
