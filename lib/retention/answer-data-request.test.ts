import { beforeEach, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { decideApproval } from "@/lib/cases/approvals/decide-approval";
import { claimCase } from "@/lib/cases/claim-case";
import type { RequestKind } from "@/lib/cases/data-requests/data-request";
import { readDataRequests } from "@/lib/cases/data-requests/read-data-requests";
import { waitingRequests } from "@/lib/cases/data-requests/waiting-requests";
import { placedHold } from "@/lib/cases/litigation/hold.fixture";
import { db } from "@/lib/infra/db/client";
import { askAboutData } from "@/lib/reports/ask-about-data";
import { lanesOf } from "@/lib/reports/case-timeline";
import { ownDataRequests } from "@/lib/reports/own-data-requests";
import { reporterCase } from "@/lib/reports/queries";
import type { FiledCase } from "@/lib/reports/testing/filed-case";
import { answerDataRequest } from "@/lib/retention/answer-data-request";
import { askEarlyDisposal } from "@/lib/retention/ask-early-disposal";
import { carryOutDisposalNow } from "@/lib/retention/carry-out-disposal";
import { changeItem } from "@/lib/retention/change-item";
import { reopenLapsedErasures } from "@/lib/retention/reopen-lapsed-erasures";
import {
  approvedBatch,
  caseOf,
  endTracks,
  move,
  type Office,
  officeForTest,
  once,
  proposed,
  TODAY,
  yearsAgo,
} from "@/lib/retention/testing/disposal-stage";

const WORDS = "已把您交来的内容整理成一份，发到您的邮箱。";
const THEIRS = "请把我的东西都删掉，独此一句九九。";
const EARLIER = new Date(TODAY.getTime() - 86_400_000);
let office: Office;
beforeEach(async () => {
  office = await officeForTest();
});

type Asked = FiledCase & { request: string };

/** A case of this office whose reporter asked yesterday, in the hands of the first. */
async function asked(kind: RequestKind, open = false, by: Staff = office.first): Promise<Asked> {
  const filed = await caseOf(office, yearsAgo(0, 3), open);
  await askAboutData(filed.session, { kind, words: THEIRS }, EARLIER);
  expect(await claimCase(by, filed.reference, EARLIER)).toMatchObject({ ok: true });
  const { id } = await db.dataRequest.findFirstOrThrow({ where: { caseId: filed.caseId } });
  return { ...filed, request: id };
}
const yes = ({ reference, request }: Asked) => ({ reference, request, outcome: "granted", ground: "", words: WORDS });
const no = (one: Asked, ground: string) => ({ ...yes(one), outcome: "refused", ground });
const deletions = ({ caseId }: Asked) => db.approvalRequest.count({ where: { caseId, act: "early_disposal" } });

describe("PRV-08 staff answer what a reporter asks about their data", () => {
  it("PRV-08 the reporter is told, reads the answer and the day, and nobody's name", async () => {
    const one = await asked("copy");
    expect(await answerDataRequest(office.first, yes(one), EARLIER)).toEqual({ ok: true });
    const [own] = await ownDataRequests(one.session, TODAY);
    expect(own?.answered).toEqual({ at: EARLIER, outcome: "granted", ground: null, words: WORDS, undone: false });
    expect(JSON.stringify(own)).not.toMatch(new RegExp(`${office.first.id}|${office.first.name}`));
    const { caseId } = one;
    expect(await db.notice.count({ where: { caseId, template: "news" } })).toBe(1);
    const event = await db.caseEvent.findFirst({ where: { caseId, kind: "data_request_answered" } });
    expect(event).toMatchObject({ told: true, data: { ground: "granted" } });
    const where = { AND: [{ payload: { contains: caseId } }, { payload: { contains: "data.answered" } }] };
    const entry = await db.auditEntry.findFirstOrThrow({ where });
    expect(JSON.parse(entry.payload)).toMatchObject({ actor: { id: office.first.id }, data: { outcome: "granted" } });
    expect(entry.payload).not.toContain("邮箱");
  });

  it("PRV-08 is open with its due date for staff until it is answered", async () => {
    const one = await asked("correction");
    const read = await readDataRequests(office.second, one.reference, TODAY);
    expect(read).toMatchObject({ claimedByMe: false, requests: [{ kind: "correction", answered: null }] });
    expect((await waitingRequests(office.second, TODAY)).map(({ reference }) => reference)).toEqual([one.reference]);
    await answerDataRequest(office.first, yes(one), EARLIER);
    expect(await waitingRequests(office.second, TODAY)).toEqual([]);
    const after = await readDataRequests(office.second, one.reference, TODAY);
    expect(after).toMatchObject({ requests: [{ answered: { by: office.first.name, outcome: "granted" } }] });
  });

  it("PRV-08 only whoever has the case in hand answers, and only once", async () => {
    const one = await asked("copy");
    expect(await answerDataRequest(office.second, yes(one), EARLIER)).toEqual({ ok: false, reason: "not_claimed" });
    const reviewer = await staffOfForTest(office.organisationId, "reviewer");
    expect(await answerDataRequest(reviewer, yes(one), EARLIER)).toMatchObject({ reason: "not_permitted" });
    const both = [yes(one), no(one, "not_held")].map((said) => answerDataRequest(office.first, said, EARLIER));
    const reasons = (await Promise.all(both)).map((done) => (done.ok ? "ok" : done.reason));
    expect(reasons.toSorted()).toEqual(["already_answered", "ok"]);
    const forged = db.dataRequest.update({ where: { id: one.request }, data: { answer: "改" } });
    await expect(forged).rejects.toThrow();
  });

  it.each([
    [{ outcome: "" }, { outcome: "outcome_missing" }],
    [{ words: " " }, { words: "words_missing" }],
    [{ outcome: "refused" }, { ground: "ground_missing" }],
    [{ outcome: "partly", ground: "annoying" }, { ground: "ground_missing" }],
  ])("PRV-08 %j is no answer", async (change, problems) => {
    const one = await asked("copy");
    const answered = await answerDataRequest(office.first, { ...yes(one), ...change }, EARLIER);
    expect(answered).toEqual({ ok: false, reason: "fields", problems });
  });

  it("PRV-08 a refusal gives a ground that is true of the case", async () => {
    const one = await asked("erasure", true);
    const refuse = (ground: string) => answerDataRequest(office.first, no(one, ground), EARLIER);
    expect(await refuse("litigation_hold")).toEqual({ ok: false, reason: "ground_untrue" });
    expect(await refuse("case_open")).toEqual({ ok: true });
    expect((await ownDataRequests(one.session, TODAY))[0]?.answered?.ground).toBe("case_open");
  });
});

describe("PRV-08 to grant deletion deletes nothing by itself", () => {
  it("PRV-08 it takes who may ask for early disposal", async () => {
    const officer = await staffOfForTest(office.organisationId, "case_officer");
    const one = await asked("erasure", false, officer);
    expect(await answerDataRequest(officer, yes(one), EARLIER)).toMatchObject({ reason: "not_permitted" });
    expect(await answerDataRequest(officer, no(one, "legal_duty"), EARLIER)).toEqual({ ok: true });
  });

  it("PRV-08 not while the case is open, and not on hold: a held case says so and keeps the request open", async () => {
    const one = await asked("erasure", true);
    expect(await answerDataRequest(office.first, yes(one), EARLIER)).toEqual({ ok: false, reason: "still_open" });
    await endTracks(one.caseId);
    await placedHold(office.first, one.reference);
    const refused = await answerDataRequest(office.first, yes(one), EARLIER);
    expect(refused).toMatchObject({ ok: false, reason: "on_hold", hold: { basis: "suit" } });
    expect(await deletions(one)).toBe(0);
    expect((await ownDataRequests(one.session, TODAY))[0]?.answered).toBeNull();
    expect(await answerDataRequest(office.first, no(one, "litigation_hold"), EARLIER)).toEqual({ ok: true });
  });

  it("PRV-08 not where others hang on the case: nobody is promised what does not come", async () => {
    const [one, other] = [await asked("erasure"), await caseOf(office, yearsAgo(0, 3))];
    await db.case.update({ where: { id: other.caseId }, data: { joinedToId: one.caseId } });
    expect(await answerDataRequest(office.first, yes(one), EARLIER)).toEqual({ ok: false, reason: "part_of_more" });
    expect(await deletions(one)).toBe(0);
    expect((await ownDataRequests(one.session, TODAY))[0]?.answered).toBeNull();
  });

  it("PRV-08 a second person approves, two more looks at the batch, and then nothing of it is left", async () => {
    const one = await asked("erasure");
    const { caseId } = one;
    expect(await answerDataRequest(office.first, yes(one), EARLIER)).toEqual({ ok: true });
    expect(await db.case.count({ where: { id: caseId } })).toBe(1);
    const { id } = await db.approvalRequest.findFirstOrThrow({ where: { caseId, act: "early_disposal" } });
    const approve = { id, move: "approve", words: "" } as const;
    expect(await decideApproval(office.first, approve, TODAY)).toEqual({ ok: false, reason: "own_request" });
    expect(await decideApproval(office.second, approve, TODAY)).toEqual({ ok: true });
    await carryOutDisposalNow({ batchId: await approvedBatch(office) }, () => TODAY);
    expect(await db.case.count({ where: { id: caseId } })).toBe(0);
    expect(await db.dataRequest.count({ where: { caseId } })).toBe(0);
    const tombstone = await db.disposedCase.findUniqueOrThrow({ where: { caseId } });
    expect(tombstone).toMatchObject({ ruleId: "early_disposal", reference: one.reference });
  });

  describe("and where it comes to nothing, the request is open again", () => {
    const approval = ({ caseId }: Asked) =>
      db.approvalRequest.findFirstOrThrow({ where: { caseId, act: "early_disposal" }, orderBy: { askedAt: "desc" } });
    const NO = "案件还在诉讼时效里，先留着。";

    async function granted(): Promise<Asked> {
      const one = await asked("erasure");
      expect(await answerDataRequest(office.first, yes(one), EARLIER)).toEqual({ ok: true });
      return one;
    }
    async function expectOpenAgain(one: Asked, because: string, words: string): Promise<void> {
      const [first, again, ...more] = await ownDataRequests(one.session, TODAY);
      expect(more).toEqual([]);
      expect(first?.answered).toMatchObject({ outcome: "granted", undone: true, words: WORDS });
      expect(again).toMatchObject({ kind: "erasure", words: THEIRS, askedAt: EARLIER, answered: null });
      expect(again?.status.dueAt).toEqual(first?.status.dueAt);
      expect(again?.reopened).toMatchObject({ because });
      if (words) expect(JSON.stringify(again)).not.toContain(words);
      const read = await readDataRequests(office.second, one.reference, TODAY);
      expect(read.ok && read.requests.at(-1)?.reopened).toMatchObject({ because, words });
      expect((await waitingRequests(office.second, TODAY)).map(({ reference }) => reference)).toEqual([one.reference]);
    }

    it("PRV-08 the second person refuses: staff read the reason, the reporter that it did not happen", async () => {
      const one = await granted();
      const { id } = await approval(one);
      expect(await decideApproval(office.second, { id, move: "refuse", words: NO }, TODAY)).toEqual({ ok: true });
      await expectOpenAgain(one, "refused", NO);
      const { caseId } = one;
      expect(await db.notice.count({ where: { caseId, template: "news" } })).toBe(2);
      const report = await reporterCase(one.session);
      const lanes = report ? lanesOf(report, TODAY) : [];
      expect(lanes.map(({ past }) => past.at(-1)?.sentence)).toEqual(
        lanes.map(() => "case.events.data_request_reopened"),
      );
      const where = { AND: [{ payload: { contains: caseId } }, { payload: { contains: "data.reopened" } }] };
      const { payload } = await db.auditEntry.findFirstOrThrow({ where });
      expect(JSON.parse(payload)).toMatchObject({ actor: { id: office.second.id }, data: { because: "refused" } });
      expect(payload).not.toContain(NO);
      expect(await reopenLapsedErasures(TODAY)).toBe(0);
      const again = await db.dataRequest.findFirstOrThrow({ where: { caseId, answeredAt: null } });
      const answer = no({ ...one, request: again.id }, "legal_duty");
      expect(await claimCase(office.first, one.reference, TODAY)).toMatchObject({ ok: true });
      expect(await answerDataRequest(office.first, answer, TODAY)).toEqual({ ok: true });
    });

    it("PRV-08 nobody answers in time: the worker finds it, once", async () => {
      const one = await granted();
      const { lapsesAt } = await approval(one);
      expect(await reopenLapsedErasures(new Date(lapsesAt.getTime() - 1))).toBe(0);
      expect(await reopenLapsedErasures(lapsesAt)).toBe(1);
      expect(await reopenLapsedErasures(lapsesAt)).toBe(0);
      await expectOpenAgain(one, "lapsed", "");
    });

    it("PRV-08 whoever asked steps back; a wish sent meanwhile is the one that waits", async () => {
      const one = await granted();
      await askAboutData(one.session, { kind: "erasure", words: "怎么还没删？" }, TODAY);
      const { id } = await approval(one);
      expect(await decideApproval(office.first, { id, move: "take_back", words: "" }, TODAY)).toEqual({ ok: true });
      const own = await ownDataRequests(one.session, TODAY);
      expect(own.map(({ words, reopened }) => [words, reopened?.because])).toEqual([
        [THEIRS, undefined],
        ["怎么还没删？", "taken_back"],
      ]);
    });

    it("PRV-08 a batch keeps it for longer; while it waits there, or for another person, nothing is opened", async () => {
      const one = await granted();
      const { id } = await approval(one);
      expect(await decideApproval(office.second, { id, move: "approve", words: "" }, TODAY)).toEqual({ ok: true });
      const batch = await proposed(office);
      const { id: item } = await db.disposalItem.findFirstOrThrow({ where: { batchId: batch } });
      const keep = { batch, item, months: "12", reason: NO };
      expect(await changeItem(office.first, keep, TODAY)).toEqual({ ok: true });
      await move(office.first, batch, "review");
      expect(await reopenLapsedErasures(TODAY)).toBe(0);
      await move(office.second, batch, "approve");
      await expectOpenAgain(one, "kept", NO);
      const again = await db.dataRequest.findFirstOrThrow({ where: { caseId: one.caseId, answeredAt: null } });
      await claimCase(office.first, one.reference, TODAY);
      const promise = answerDataRequest(office.first, yes({ ...one, request: again.id }), TODAY);
      expect(await promise).toEqual({ ok: false, reason: "kept_longer" });
    });

    it("PRV-08 the matter goes on after the second person's yes, which holds no more", async () => {
      const one = await granted();
      const { id } = await approval(one);
      await decideApproval(office.second, { id, move: "approve", words: "" }, new Date(TODAY.getTime() - 1));
      expect(await reopenLapsedErasures(TODAY)).toBe(0);
      const wrote = { caseId: one.caseId, kind: "message_from_reporter", actorKind: "reporter", told: true, at: TODAY };
      await db.caseEvent.create({ data: { ...wrote, data: {} } });
      expect(await reopenLapsedErasures(TODAY)).toBe(1);
      await expectOpenAgain(one, "moved_on", "");
    });

    it("PRV-08 a no after a yes that holds no more: the worker finds it once, whatever its clock says", async () => {
      const one = await granted();
      const { id } = await approval(one);
      await decideApproval(office.second, { id, move: "approve", words: "" }, new Date(TODAY.getTime() - 1));
      const wrote = { caseId: one.caseId, kind: "message_from_reporter", actorKind: "reporter", told: true, at: TODAY };
      await db.caseEvent.create({ data: { ...wrote, data: {} } });
      const wish = { reference: one.reference, purpose: "court_order", reason: "再问一次。", onceKey: once() };
      expect(await askEarlyDisposal(office.first, wish, TODAY)).toEqual({ ok: true });
      const no = { id: (await approval(one)).id, move: "refuse", words: NO } as const;
      expect(await decideApproval(office.second, no, TODAY)).toEqual({ ok: true });
      const behind = new Date(EARLIER.getTime() - 1); // before the grant
      expect([await reopenLapsedErasures(behind), await reopenLapsedErasures(behind)]).toEqual([1, 0]);
      await expectOpenAgain(one, "refused", NO);
    });

    it("PRV-08 a no to what nobody granted a reporter opens nothing", async () => {
      const one = await asked("erasure");
      const wish = { reference: one.reference, purpose: "court_order", reason: "法院要求。", onceKey: once() };
      expect(await askEarlyDisposal(office.first, wish, EARLIER)).toEqual({ ok: true });
      const { id } = await approval(one);
      await decideApproval(office.second, { id, move: "refuse", words: NO }, TODAY);
      expect(await ownDataRequests(one.session, TODAY)).toMatchObject([{ answered: null, reopened: null }]);
    });
  });
});
