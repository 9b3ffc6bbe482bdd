import { beforeAll, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { addNote } from "@/lib/cases/add-note";
import { caseForTest } from "@/lib/cases/case.fixture";
import { claimCase } from "@/lib/cases/claim-case";
import { endShare } from "@/lib/cases/end-share";
import { shareCase } from "@/lib/cases/share-case";
import { addDays, endOfShanghaiDay, shanghaiDate } from "@/lib/clocks/plain-date";
import { db } from "@/lib/infra/db/client";

/** A share up to this day runs out at midnight in China. */
const today = shanghaiDate(new Date());
const midnight = endOfShanghaiDay(today);
const evening = new Date(midnight.getTime() - 10 * 60_000);
const inMinutes = (minutes: number) => new Date(evening.getTime() + minutes * 60_000);

let partner = "";
let [owner, theirs]: [Staff, Staff] = [] as never;
beforeAll(async () => {
  partner = await organisationForTest();
  owner = await staffForTest("supervisor");
  theirs = await staffOfForTest(partner, "supervisor");
});

async function shared(until = today) {
  const { reference, caseId } = await caseForTest();
  const terms = { organisation: partner, profile: "handle", mark: "partners", until, reason: "协查" } as const;
  expect(await shareCase(owner, { reference, ...terms, onceKey: `share-of-${reference}` }, evening)).toEqual({
    ok: true,
  });
  const { id: shareId } = await db.caseShare.findFirstOrThrow({ where: { caseId } });
  return { reference, caseId, shareId };
}

describe("E4 a partner's claim lasts no longer than their share", () => {
  it("E4 is given back when the share is ended", async () => {
    const { reference, shareId } = await shared();
    expect(await claimCase(theirs, reference, evening)).toMatchObject({ ok: true });
    expect(await claimCase(owner, reference, inMinutes(1))).toMatchObject({ ok: false, reason: "taken" });
    await endShare(owner, { reference, shareId }, inMinutes(2));
    expect(await claimCase(owner, reference, inMinutes(3))).toMatchObject({ ok: true });
  });

  it("E4 runs out with the share, also when it is renewed by work", async () => {
    const { reference, caseId } = await shared();
    expect(await claimCase(theirs, reference, evening)).toEqual({ ok: true, until: midnight });
    expect(await claimCase(theirs, reference, inMinutes(5))).toEqual({ ok: true, until: midnight });
    const note = { reference, body: "协查笔记", onceKey: `note-of-${reference}` };
    expect(await addNote(theirs, note, inMinutes(6))).toMatchObject({ ok: true });
    expect(await db.case.findUniqueOrThrow({ where: { id: caseId } })).toMatchObject({ claimedUntil: midnight });
    expect(await claimCase(owner, reference, inMinutes(11))).toMatchObject({ ok: true });
  });

  it("E4 is half an hour while the share lasts longer", async () => {
    const { reference } = await shared(addDays(today, 10));
    expect(await claimCase(theirs, reference, evening)).toEqual({ ok: true, until: inMinutes(30) });
  });

  it("E4 of the owner stands when a share is ended", async () => {
    const { reference, caseId, shareId } = await shared();
    expect(await claimCase(owner, reference, evening)).toEqual({ ok: true, until: inMinutes(30) });
    await endShare(owner, { reference, shareId }, inMinutes(2));
    expect(await db.case.findUniqueOrThrow({ where: { id: caseId } })).toMatchObject({ claimedById: owner.id });
  });
});
