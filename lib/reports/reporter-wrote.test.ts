import { beforeEach, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { applyTransition } from "@/lib/cases/apply-transition";
import { claimCase } from "@/lib/cases/claim-case";
import { joinOthers } from "@/lib/cases/co-reporters/join-others";
import { listCoReporters } from "@/lib/cases/co-reporters/list-co-reporters";
import { listQueue } from "@/lib/cases/list-queue";
import { readQueueFilter } from "@/lib/cases/queue-filter";
import { readCase } from "@/lib/cases/read-case";
import { seeReporterWriting } from "@/lib/cases/see-reporter-writing";
import { sendMessageToReporter } from "@/lib/cases/send-message-to-reporter";
import { shareCase } from "@/lib/cases/share-case";
import { storedStanding } from "@/lib/cases/standing-view";
import { addDays, shanghaiDate } from "@/lib/clocks/plain-date";
import { db, inTransaction } from "@/lib/infra/db/client";
import { contestDecision } from "./contest-decision";
import { sendMessage } from "./send-message";
import { type FiledCase, fileCase } from "./testing/filed-case";

const HOUR = 3_600_000;
const filedAt = new Date(Date.now() - 72 * HOUR);
const wroteAt = new Date(Date.now() - 30 * HOUR);
const now = new Date();
let filed: FiledCase;
let officer: Staff;

beforeEach(async () => {
  [filed, officer] = [await fileCase({ at: filedAt }), await staffForTest("supervisor")];
});

const wrote = (one: FiledCase, at = wroteAt, onceKey = "a-key-of-twenty-letters") =>
  sendMessage(one.session, { body: "店家又发了一张返现卡。", onceKey }, at);

/** The rows of this case under a filter, as this person finds them. */
async function rows(address: string, staff = officer, { reference } = filed) {
  const page = await listQueue(staff, { filter: readQueueFilter(new URLSearchParams(address)) }, now);
  if (!page.ok) throw new Error(page.reason);
  return page.rows.filter((row) => row.reference === reference);
}

/** What the page of a case shows, and that somebody has it before them. */
async function opened(staff: Staff, { reference } = filed) {
  const read = await readCase(staff, reference, now);
  if (!read.ok) throw new Error(read.reason);
  const events = read.view.events.map(({ id }) => id);
  return { since: read.view.reporterWroteAt, see: () => seeReporterWriting(staff, { reference, events }, now) };
}

async function track(kind: "complaint" | "report", { caseId } = filed) {
  return db.track.findUniqueOrThrow({ where: { caseId_kind: { caseId, kind } } });
}

describe("B2 C5 what a reporter wrote is not forgotten", () => {
  it("marks the rows with its age, is found by its own filter, and lifts the case with a named reason", async () => {
    const before = await track("report");
    expect(await rows("only=wrote")).toEqual([]);
    await wrote(filed);
    await wrote(filed, now, "another-key-of-twenty");
    for (const address of ["only=wrote", "only=wrote&order=due", `q=${filed.reference}`]) {
      expect(await rows(address)).toMatchObject([{ unseenHours: 30 }, { unseenHours: 30 }]);
    }
    const after = await track("report");
    expect(before.rankAt.getTime() - after.rankAt.getTime()).toBe(12 * HOUR);
    expect(storedStanding(after).priority?.reasons).toEqual([{ reason: "reporter_wrote", hours: 12 }]);
  });

  it("is seen once somebody who could answer has the page before them, and that is on record", async () => {
    const before = await track("report");
    await wrote(filed);
    const page = await opened(officer);
    expect(page.since).toEqual(wroteAt);
    expect(await rows("only=wrote")).toHaveLength(2);
    expect(await page.see()).toEqual({ ok: true });
    expect(await rows("only=wrote")).toEqual([]);
    expect((await track("report")).rankAt).toEqual(before.rankAt);
    expect((await opened(officer)).since).toBeNull();
    const entry = { AND: [{ payload: { contains: filed.caseId } }, { payload: { contains: '"message.seen"' } }] };
    expect(await db.auditEntry.count({ where: entry })).toBe(1);
    await (await opened(officer)).see();
    expect(await db.auditEntry.count({ where: entry })).toBe(1);
  });

  it("stays when it came in while the page was drawn, or while an answer to something earlier was written", async () => {
    await wrote(filed);
    const page = await opened(officer);
    await wrote(filed, now, "another-key-of-twenty");
    await page.see();
    expect(await rows("only=wrote")).toMatchObject([{ unseenHours: 0 }, { unseenHours: 0 }]);
    expect((await claimCase(officer, filed.reference)).ok).toBe(true);
    const answer = { reference: filed.reference, body: "收到。", onceKey: "an-answer-of-twenty" };
    expect(await sendMessageToReporter(officer, answer, now)).toMatchObject({ ok: true });
    expect(await rows("only=wrote")).toHaveLength(2);
  });

  it("stays while only people look who could not answer: an auditor, somebody of another office", async () => {
    await wrote(filed);
    const auditor = await staffForTest("auditor");
    expect(await (await opened(auditor)).see()).toMatchObject({ ok: false });
    const organisation = await organisationForTest();
    const partner = await staffOfForTest(organisation, "supervisor");
    const until = addDays(shanghaiDate(now), 3);
    const terms = { profile: "handle", mark: "partners", until, reason: "协查" } as const;
    const { reference } = filed;
    const share = { ...terms, organisation, reference, onceKey: "a-share-of-twenty-letters" };
    expect(await shareCase(officer, share, now)).toMatchObject({ ok: true });
    const seen = await opened(partner);
    expect(seen.since).toBeNull();
    expect(await seen.see()).toEqual({ ok: false, reason: "not_found" });
    expect(await rows("only=wrote", partner)).toEqual([]);
    expect(await rows(`q=${reference}`, partner)).toMatchObject([{ unseenHours: null }, { unseenHours: null }]);
    expect(await rows("only=wrote")).toHaveLength(2);
  });

  it("B7 is in sight on ended tracks, too, and an objection is such words", async () => {
    const actor = { kind: "staff", staff: officer } as const;
    const ended = { action: "not_accept", ground: "too_old", message: "超过三年了。", note: "核对过订单" } as const;
    const { id: trackId } = await track("complaint");
    await inTransaction((tx) => applyTransition(tx, { ...ended, trackId, actor, at: filedAt }));
    await wrote(filed);
    expect(await rows("")).toMatchObject([{ position: { track: "report" } }]);
    expect((await rows("only=wrote")).map(({ position }) => position.track).toSorted()).toEqual([
      "complaint",
      "report",
    ]);
    await (await opened(officer)).see();
    await contestDecision(filed.session, { track: "complaint", reasons: "订单是今年的。" }, now);
    expect(await rows("only=wrote")).toHaveLength(2);
    await (await opened(officer)).see();
    expect(await rows("only=wrote")).toEqual([]);
  });

  it("A13 of a co-reporter stands on the case of all, with what they wrote in their own", async () => {
    const actor = { kind: "staff", staff: officer } as const;
    const { id: trackId } = await track("report");
    await inTransaction((tx) => applyTransition(tx, { action: "verify", trackId, actor, at: filedAt }));
    const one = await fileCase({ tracks: ["report"], at: filedAt });
    await inTransaction((tx) => joinOthers(tx, { ...one, mainId: filed.caseId, at: filedAt }));
    expect((await listCoReporters(filed.caseId)).latest).toMatchObject([{ messages: 0, wroteAt: null }]);
    await wrote(one);
    expect((await listCoReporters(filed.caseId)).latest).toMatchObject([{ messages: 1, wroteAt }]);
    expect(await rows("only=wrote", officer, one)).toMatchObject([{ position: { state: "joined" }, unseenHours: 30 }]);
    await (await opened(officer, one)).see();
    expect((await listCoReporters(filed.caseId)).latest).toMatchObject([{ messages: 1, wroteAt: null }]);
  });
});
