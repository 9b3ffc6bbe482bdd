import { beforeEach, describe, expect, it } from "vitest";
import { decideApproval } from "@/lib/cases/approvals/decide-approval";
import { placedHold } from "@/lib/cases/litigation/hold.fixture";
import { recordEvent } from "@/lib/cases/record-event";
import { db, inTransaction } from "@/lib/infra/db/client";
import { askEarlyDisposal } from "@/lib/retention/ask-early-disposal";
import { countDue, dueRecords } from "@/lib/retention/due-records";
import {
  caseOf,
  endTracks,
  type Office,
  officeForTest,
  once,
  TODAY,
  yearsAgo,
} from "@/lib/retention/testing/disposal-stage";

let office: Office;
beforeEach(async () => {
  office = await officeForTest();
});

async function due(at = TODAY): Promise<string[]> {
  const found = await dueRecords(db, { organisationId: office.organisationId, at }, 50);
  return found.map(({ kind, caseId, ruleId }) => `${kind} ${caseId} ${ruleId}`);
}
const wholeCase = (caseId: string) => `case ${caseId} case_content`;
const contactOnly = (caseId: string) => `identity ${caseId} reporter_contact`;

describe("G4 what is due", () => {
  it("G4 a case three years after its last step, a contact after six months; not a day before", async () => {
    const [old, young] = [await caseOf(office, yearsAgo(3)), await caseOf(office, yearsAgo(1))];
    const almost = await caseOf(office, new Date(yearsAgo(3).getTime() + 1));
    const wanted = [contactOnly(almost.caseId), contactOnly(young.caseId), wholeCase(old.caseId)];
    expect((await due()).toSorted()).toEqual(wanted.toSorted());
    const fresh = await caseOf(office, new Date("2030-09-15T04:00:00.001Z"));
    expect(await due()).not.toContain(contactOnly(fresh.caseId));
    expect(await due(new Date(TODAY.getTime() + 1))).toContain(contactOnly(fresh.caseId));
  });

  it("G4 counts from the last step and the reporter's last word, not from what staff looked at", async () => {
    const { caseId } = await caseOf(office, yearsAgo(4));
    const at = yearsAgo(1);
    const note = {
      caseId,
      kind: "note_added",
      actor: { kind: "staff", id: office.first.id },
      told: false,
      at,
    } as const;
    await inTransaction((tx) => recordEvent(tx, note));
    expect(await due()).toEqual([wholeCase(caseId)]);
    const word = { caseId, kind: "message_from_reporter", actor: { kind: "reporter" }, told: true, at } as const;
    await inTransaction((tx) => recordEvent(tx, word));
    expect(await due()).toEqual([contactOnly(caseId)]);
  });

  it("PRV-08 what a reporter asks about their data alone keeps nothing for longer, and undoes no agreed deletion", async () => {
    const [old, agreed] = [await caseOf(office, yearsAgo(4)), await caseOf(office, yearsAgo(0, 2))];
    const wish = { reference: agreed.reference, purpose: "erasure_request", reason: "本人要求", onceKey: once() };
    expect(await askEarlyDisposal(office.first, wish, yearsAgo(0, 1))).toEqual({ ok: true });
    const { id } = await db.approvalRequest.findFirstOrThrow({ where: { caseId: agreed.caseId } });
    expect(await decideApproval(office.second, { id, move: "approve", words: "" }, yearsAgo(0, 1))).toEqual({
      ok: true,
    });
    const before = await due();
    for (const kind of ["data_requested", "contact_changed"] as const) {
      for (const { caseId } of [old, agreed]) {
        const asked = { caseId, kind, actor: { kind: "reporter" }, told: true, at: yearsAgo(0) } as const;
        await inTransaction((tx) => recordEvent(tx, asked));
      }
    }
    expect(before).toHaveLength(2);
    expect(await due()).toEqual(before);
  });

  it("G4 never an open case, one on hold, or one that is part of another", async () => {
    await caseOf(office, yearsAgo(9), true);
    const held = await caseOf(office, yearsAgo(9));
    await placedHold(office.first, held.reference);
    const [main, part] = [await caseOf(office, yearsAgo(9), true), await caseOf(office, yearsAgo(9))];
    await db.case.update({ where: { id: part.caseId }, data: { joinedToId: main.caseId } });
    expect(await due()).toEqual([]);
    expect(await countDue(db, { organisationId: office.organisationId, at: TODAY }, "case")).toMatchObject({
      due: 2,
      held: 1,
    });
    await endTracks(main.caseId);
    expect(await due()).toEqual([wholeCase(part.caseId)]);
  });

  it("G4 a case that a suit is made of, or that another was merged into, stays; its contact goes", async () => {
    const [sued, main, merged] = [
      await caseOf(office, yearsAgo(1)),
      await caseOf(office, yearsAgo(9)),
      await caseOf(office, yearsAgo(0)),
    ];
    const { id: preparedById } = office.first;
    const said = { organisationId: office.organisationId, defendant: "某公司", state: "prepared", preparedById };
    const suit = await db.publicInterestSuit.create({ data: { ...said, preparedAt: TODAY, onceKey: once() } });
    await db.suitCase.create({ data: { suitId: suit.id, caseId: sued.caseId } });
    await db.suitCase.create({ data: { suitId: suit.id, caseId: main.caseId } });
    expect(await due()).toEqual([contactOnly(sued.caseId)]);
    await db.suitCase.deleteMany({ where: { caseId: main.caseId } });
    expect(await due()).toContain(wholeCase(main.caseId));
    const ways = { reason: "同一件事", mergedById: preparedById, stateBefore: "received", clocksBefore: [] };
    const when = {
      mergedAt: yearsAgo(0, 9),
      endedAt: yearsAgo(0, 8),
      endedById: preparedById,
      endedBecause: "unmerge",
    };
    await db.caseMerge.create({
      data: { mergedId: merged.caseId, intoId: main.caseId, ...ways, ...when, setBackDays: 0, onceKey: once() },
    });
    expect(await due()).not.toContain(wholeCase(main.caseId));
  });

  it("G5 not what is carried on in a held case, however deep, even when that one has ended", async () => {
    const [low, middle, top] = [
      await caseOf(office, yearsAgo(9)),
      await caseOf(office, yearsAgo(9)),
      await caseOf(office, yearsAgo(9)),
    ];
    await db.case.update({ where: { id: low.caseId }, data: { joinedToId: middle.caseId } });
    await db.case.update({ where: { id: middle.caseId }, data: { joinedToId: top.caseId } });
    expect(await due()).toContain(wholeCase(low.caseId));
    await placedHold(office.first, top.reference);
    expect(await due()).toEqual([]);
    const counted = await countDue(db, { organisationId: office.organisationId, at: TODAY }, "case");
    expect(counted).toMatchObject({ due: 3, held: 3 });
  });

  it("G4 nothing of another organisation", async () => {
    await caseOf(await officeForTest(), yearsAgo(9));
    expect(await due()).toEqual([]);
  });

  it("C18 before its time only on the word of two people, and not while it is open or on hold", async () => {
    const { caseId, reference } = await caseOf(office, yearsAgo(0, 3), true);
    const ask = () => {
      const wish = { reference, purpose: "erasure_request", reason: "举报人书面要求删除。", onceKey: once() };
      return askEarlyDisposal(office.first, wish, TODAY);
    };
    expect(await ask()).toEqual({ ok: false, reason: "still_open" });
    await endTracks(caseId);
    expect(await ask()).toEqual({ ok: true });
    expect(await due()).toEqual([]);
    const { id } = await db.approvalRequest.findFirstOrThrow({ where: { caseId } });
    const approve = { id, move: "approve", words: "" } as const;
    expect(await decideApproval(office.first, approve, TODAY)).toEqual({ ok: false, reason: "own_request" });
    expect(await due()).toEqual([]);
    expect(await decideApproval(office.second, approve, TODAY)).toEqual({ ok: true });
    expect(await due()).toEqual([`case ${caseId} early_disposal`]);
    await placedHold(office.first, reference);
    expect(await due()).toEqual([]);
    expect(await ask()).toMatchObject({ ok: false, reason: "on_hold" });
  });

  it("G4 says when the next one comes due", async () => {
    await caseOf(office, yearsAgo(1));
    const { next, due: now } = await countDue(db, { organisationId: office.organisationId, at: TODAY }, "case");
    expect(now).toBe(0);
    expect(next).toEqual(new Date("2033-03-15T04:00:00Z"));
  });
});
