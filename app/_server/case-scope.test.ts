import { beforeAll, describe, expect, test } from "vitest";
import type { ShareProfile } from "@/lib/access/share-profile";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { addNote } from "@/lib/cases/add-note";
import { answerEscalation } from "@/lib/cases/answer-escalation";
import { asking } from "@/lib/cases/approvals/approved-reveal.fixture";
import { askToReveal } from "@/lib/cases/approvals/ask-to-reveal";
import { readReveal } from "@/lib/cases/approvals/read-reveal";
import { askForPacket } from "@/lib/cases/ask-for-packet";
import { assignCase } from "@/lib/cases/assign-case";
import { askToMark } from "@/lib/cases/bad-faith/ask-to-mark";
import { decideAppeal } from "@/lib/cases/bad-faith/decide-appeal";
import { readBadFaith } from "@/lib/cases/bad-faith/read-bad-faith";
import { caseForTest } from "@/lib/cases/case.fixture";
import { answerCheck } from "@/lib/cases/checklists/answer-check";
import { moveChecklist } from "@/lib/cases/checklists/move-checklist";
import { previewChecklist } from "@/lib/cases/checklists/preview-checklist";
import { readChecklist } from "@/lib/cases/checklists/read-checklist";
import { claimCase } from "@/lib/cases/claim-case";
import { confirmReading } from "@/lib/cases/confirm-reading";
import { readDataRequests } from "@/lib/cases/data-requests/read-data-requests";
import { decideCase } from "@/lib/cases/decide-case";
import { declareRecusal } from "@/lib/cases/declare-recusal";
import { endShare } from "@/lib/cases/end-share";
import { escalateCase } from "@/lib/cases/escalate-case";
import { extendCaseClock } from "@/lib/cases/extend-clock";
import { handOutPacket } from "@/lib/cases/hand-out-packet";
import { holdTrack } from "@/lib/cases/hold-track";
import { leaveCase } from "@/lib/cases/leave-case";
import { liftHold } from "@/lib/cases/lift-hold";
import { listMatches } from "@/lib/cases/list-matches";
import { listQueue } from "@/lib/cases/list-queue";
import { askToLiftHold } from "@/lib/cases/litigation/ask-to-lift-hold";
import { placeLitigationHold } from "@/lib/cases/litigation/place-litigation-hold";
import { readLitigation } from "@/lib/cases/litigation/read-litigation";
import { mergeCase } from "@/lib/cases/merges/merge-case";
import { previewMerge } from "@/lib/cases/merges/preview-merge";
import { undoMerge } from "@/lib/cases/merges/undo-merge";
import { readMoney } from "@/lib/cases/money/read-money";
import { recordMoney } from "@/lib/cases/money/record-money";
import { nextInQueue } from "@/lib/cases/next-in-queue";
import { pauseCaseClock } from "@/lib/cases/pause-clock";
import { markLetterSent } from "@/lib/cases/preservation/mark-letter-sent";
import { readPreservation } from "@/lib/cases/preservation/read-preservation";
import { recordTransaction } from "@/lib/cases/preservation/record-transaction";
import { withdrawTransaction } from "@/lib/cases/preservation/withdraw-transaction";
import { previewDecision } from "@/lib/cases/preview-decision";
import { readQueueFilter } from "@/lib/cases/queue-filter";
import { readAudit } from "@/lib/cases/read-audit";
import { readCase } from "@/lib/cases/read-case";
import { readGrades } from "@/lib/cases/read-grades";
import { readPackets } from "@/lib/cases/read-packets";
import { readRecusal } from "@/lib/cases/read-recusal";
import { recordPlace } from "@/lib/cases/record-place";
import { releaseCase } from "@/lib/cases/release-case";
import { repeatDecision } from "@/lib/cases/repeat-decision";
import { fillReplyFor } from "@/lib/cases/replies/fill-reply";
import { previewReply } from "@/lib/cases/replies/preview-reply";
import { resumeCaseClock } from "@/lib/cases/resume-clock";
import { returnToCase } from "@/lib/cases/return-to-case";
import { moveToUnit } from "@/lib/cases/routing/move-to-unit";
import { suggestedGrounds } from "@/lib/cases/routing/suggested-grounds";
import { seeAssignment } from "@/lib/cases/see-assignment";
import { seeReporterWriting } from "@/lib/cases/see-reporter-writing";
import { sendMessageToReporter } from "@/lib/cases/send-message-to-reporter";
import { shareCase } from "@/lib/cases/share-case";
import { readSplit } from "@/lib/cases/splits/read-split";
import { splitCase } from "@/lib/cases/splits/split-case";
import { takeOverCase } from "@/lib/cases/take-over-case";
import { addDays, shanghaiDate } from "@/lib/clocks/plain-date";
import { decideHeldFile } from "@/lib/evidence/decide-held-file";
import { gradeEvidence } from "@/lib/evidence/grade-evidence";
import { handOutEvidence } from "@/lib/evidence/hand-out-evidence";
import { maskEvidence } from "@/lib/evidence/mask-evidence";
import { maskForGood } from "@/lib/evidence/mask-for-good";
import { openHeldFile } from "@/lib/evidence/open-held-file";
import { openReading } from "@/lib/evidence/open-reading";
import { describeItem } from "@/lib/evidence/packet/describe-item";
import { unmaskEvidence } from "@/lib/evidence/unmask-evidence";
import { db } from "@/lib/infra/db/client";
import { revealContact } from "@/lib/reports/reveal-contact";
import { answerDataRequest } from "@/lib/retention/answer-data-request";
import { askEarlyDisposal } from "@/lib/retention/ask-early-disposal";
import { OF_MANY, useCasesOfStaff } from "./use-cases.fixture";

/** A case number, and ids of rows that hang on it. */
type Named = {
  reference: string;
  evidenceId: string;
  packetId: string;
  clockId: string;
  shareId: string;
  transactionId: string;
  holdId: string;
};
type Ask = (staff: Staff, named: Named) => Promise<unknown>;

const tomorrow = addDays(shanghaiDate(new Date()), 1);
const KEY = "0123456789abcdef";
const accept = { track: "complaint", version: 0, action: "accept", message: "已受理。", note: "属实" } as const;
const recusal = { ground: "direct_interest", reason: "持有该店股份。", substituteId: "", onceKey: KEY };
const shareTerms = { profile: "summary", mark: "partners", until: shanghaiDate(new Date()), reason: "协查" } as const;
const holding = { basis: "suit", matter: "", reason: "起诉", onceKey: KEY };
const early = { purpose: "court_order", reason: "法院裁定", onceKey: KEY };
const lifting = { purpose: "matter_ended", reason: "判决生效", onceKey: KEY };
const agreed = { request: KEY, outcome: "granted", ground: "", words: "已同意" };
const NONE = { evidenceId: "", corrects: "", strike: "" };
const amount = { kind: "turnover", low: "1", high: "", from: "", to: "", source: "平台", onceKey: KEY, ...NONE };
const ABOUT_NOTHING = { track: null, action: null, ground: "", target: "" };
const merge = { into: "", ground: "same_shop", reason: "同一家店", head: "", version: 0, headVersion: 0, onceKey: KEY };
const split = { reporters: [], files: [], title: "另一家店", reason: "不是同一家", version: 0, onceKey: KEY };
const ticking = { item: "heard", state: "done", note: "", seen: "", onceKey: KEY };
const seller = { key: "", zh: "听过商家", en: "Seller heard", whyZh: "", whyEn: "", proof: "" } as const;
const list = { base: "0", items: [{ ...seller, before: [] }] };
const listed = { purpose: "证明返现", content: "返现卡", nature: "copy", seen: "" };

/** Every use case of staff that is about one case, asked by its file. A new one has to be added here. */
const USE_CASES: Record<string, Ask> = {
  "add-note": (staff, { reference }) => addNote(staff, { reference, body: "已核实", onceKey: KEY }),
  "answer-escalation": (staff, { reference, clockId: id }) => {
    return answerEscalation(staff, { reference, id, take: true, answer: "" });
  },
  "ask-for-packet": (staff, { reference }) => askForPacket(staff, reference),
  "ask-to-reveal": (staff, { reference }) => askToReveal(staff, asking(reference)),
  "ask-to-lift-hold": (staff, { reference, holdId: hold }) => askToLiftHold(staff, { ...lifting, reference, hold }),
  "ask-early-disposal": (staff, { reference }) => askEarlyDisposal(staff, { ...early, reference }),
  "answer-data-request": (staff, { reference }) => answerDataRequest(staff, { ...agreed, reference }),
  "read-data-requests": (staff, { reference }) => readDataRequests(staff, reference),
  "place-litigation-hold": (staff, { reference }) => placeLitigationHold(staff, { ...holding, reference }),
  "read-litigation": (staff, { reference }) => readLitigation(staff, reference),
  "answer-check": (staff, { reference }) => answerCheck(staff, { ...ticking, reference }),
  "move-checklist": (staff, { reference }) => moveChecklist(staff, { reference, version: "0" }),
  "preview-checklist": (staff, { reference }) => previewChecklist(staff, { reference, draft: list }),
  "read-checklist": (staff, { reference }) => readChecklist(staff, reference),
  "ask-to-mark": (staff, { reference }) => askToMark(staff, { ...asking(reference), purpose: "leverage" }),
  "read-bad-faith": (staff, { reference }) => readBadFaith(staff, reference),
  "decide-appeal": (staff, { reference }) => decideAppeal(staff, { reference, move: "keep", words: "已核实" }),
  "assign-case": (staff, { reference }) => assignCase(staff, { reference, to: "", seen: "" }),
  "claim-case": (staff, { reference }) => claimCase(staff, reference),
  "confirm-reading": (staff, named) => confirmReading(staff, { ...named, answers: [] }),
  "decide-case": (staff, { reference }) => decideCase(staff, { ...accept, reference }),
  "declare-recusal": (staff, { reference }) => declareRecusal(staff, { ...recusal, staffId: staff.id, reference }),
  "decide-held-file": (staff, named) => decideHeldFile(staff, { ...named, decision: "keep_closed", because: "含木马" }),
  "open-held-file": (staff, named) => openHeldFile(staff, named),
  "describe-item": (staff, named) => describeItem(staff, { ...named, ...listed }),
  "escalate-case": (staff, { reference }) => escalateCase(staff, { reference, reason: "law", note: "" }),
  "extend-clock": (staff, named) => extendCaseClock(staff, { ...named, ground: "complex", amount: 1, before: 0 }),
  "grade-evidence": (staff, named) => {
    return gradeEvidence(staff, { ...named, reliability: "B", credibility: "2", reason: "截图完整", onceKey: KEY });
  },
  "fill-reply": (staff, { reference, shareId: template }) => {
    return fillReplyFor(staff, { reference, template, typed: "", subject: ABOUT_NOTHING, platformIn: () => "" });
  },
  "preview-reply": (staff, { reference }) => {
    return previewReply(staff, {
      reference,
      textZh: "您好",
      textEn: "Hello",
      subject: ABOUT_NOTHING,
      platformIn: () => "",
    });
  },
  "hand-out-evidence": (staff, named) => handOutEvidence(staff, { ...named, form: "copy" }),
  "hand-out-packet": (staff, named) => handOutPacket(staff, named),
  "hold-track": (staff, { reference }) => {
    return holdTrack(staff, {
      reference,
      track: "report",
      version: "0",
      until: tomorrow,
      reason: "platform",
      note: "",
    });
  },
  "lift-hold": (staff, { reference }) => liftHold(staff, { reference, track: "report" }),
  "list-matches": (staff, { reference }) => listMatches(staff, { reference, before: null }),
  "mark-letter-sent": (staff, { reference }) => {
    return markLetterSent(staff, { reference, addressee: "平台", body: "请保存", sentOn: "2026-01-05", onceKey: KEY });
  },
  "mask-evidence": (staff, named) => maskEvidence(staff, { ...named, version: 0, change: { act: "looked_over" } }),
  "mask-for-good": (staff, named) => maskForGood(staff, { ...named, version: 0 }),
  "merge-case": (staff, { reference }) => mergeCase(staff, { ...merge, reference }),
  "preview-merge": (staff, { reference }) => previewMerge(staff, { reference, into: "" }),
  "read-split": (staff, { reference }) => readSplit(staff, reference),
  "split-case": (staff, { reference }) => splitCase(staff, { ...split, reference }),
  "undo-merge": (staff, { reference }) => undoMerge(staff, { reference, reason: "分开", version: 0 }),
  "open-reading": (staff, named) => openReading(staff, named),
  "pause-clock": (staff, named) => pauseCaseClock(staff, { ...named, reason: "testing" }),
  "preview-decision": (staff, { reference }) => previewDecision(staff, { ...accept, reference }),
  "read-case": (staff, { reference }) => readCase(staff, reference),
  "read-packets": (staff, { reference }) => readPackets(staff, reference),
  "read-grades": (staff, { reference }) => readGrades(staff, reference),
  "read-money": (staff, { reference }) => readMoney(staff, reference),
  "read-preservation": (staff, { reference }) => readPreservation(staff, reference),
  "read-reveal": (staff, { reference }) => readReveal(staff, reference),
  "read-recusal": (staff, { reference }) => readRecusal(staff, reference),
  "record-money": (staff, { reference }) => recordMoney(staff, { ...amount, reference }),
  "move-to-unit": (staff, { reference }) => {
    return moveToUnit(staff, { reference, unit: "none", reason: "分错了", seen: "" });
  },
  "record-place": (staff, { reference }) =>
    recordPlace(staff, { reference, place: "shown", region: "51", address: "" }),
  "record-transaction": (staff, { reference }) => {
    return recordTransaction(staff, { reference, label: "1", completedOn: "2026-01-05", onceKey: KEY });
  },
  "suggested-grounds": (staff, { reference }) => suggestedGrounds(staff, reference),
  "leave-case": (staff, { reference }) => leaveCase(staff, { reference, until: new Date(), perhapsBack: false }),
  "release-case": (staff, { reference }) => releaseCase(staff, reference),
  "return-to-case": (staff, { reference }) => returnToCase(staff, reference),
  "resume-clock": (staff, named) => resumeCaseClock(staff, named),
  "repeat-decision": (staff, { reference }) => repeatDecision(staff, { reference, track: "report" }),
  "reveal-contact": (staff, { reference }) => revealContact(staff, reference),
  "end-share": (staff, { reference, shareId }) => endShare(staff, { reference, shareId }),
  "share-case": (staff, { reference }) =>
    shareCase(staff, { ...shareTerms, organisation: third, reference, onceKey: KEY }),
  "see-assignment": (staff, { reference }) => seeAssignment(staff, reference),
  "see-reporter-writing": (staff, { reference }) => seeReporterWriting(staff, { reference, events: [] }),
  "send-message-to-reporter": (staff, { reference }) => {
    return sendMessageToReporter(staff, { reference, body: "您好", onceKey: KEY });
  },
  "take-over-case": (staff, { reference }) => takeOverCase(staff, reference),
  "unmask-evidence": (staff, named) => unmaskEvidence(staff, { ...named, purpose: "check_facts" }),
  "withdraw-transaction": (staff, { reference, transactionId: id }) => withdrawTransaction(staff, { reference, id }),
};

/** What a partner's supervisor reaches of a shared case, profile by profile; all the rest is not there. */
const REACH: Record<ShareProfile, readonly string[]> = {
  summary: ["preview-decision", "read-case"],
  evidence: ["hand-out-evidence", "preview-decision", "read-case"],
  message: ["add-note", "fill-reply", "hand-out-evidence", "preview-decision", "read-case", "send-message-to-reporter"],
  handle: [
    "add-note",
    "answer-escalation",
    "claim-case",
    "decide-case",
    "declare-recusal",
    "escalate-case",
    "extend-clock",
    "fill-reply",
    "hand-out-evidence",
    "hold-track",
    "leave-case",
    "lift-hold",
    "pause-clock",
    "preview-decision",
    "read-case",
    "read-recusal",
    "release-case",
    "resume-clock",
    "return-to-case",
    "send-message-to-reporter",
  ],
};

const NOBODYS: Named = {
  reference: "ZP26-2222-2222",
  evidenceId: "00000000-0000-7000-8000-00000000000a",
  packetId: "00000000-0000-7000-8000-00000000000b",
  clockId: "00000000-0000-7000-8000-00000000000c",
  shareId: "00000000-0000-7000-8000-00000000000d",
  transactionId: "00000000-0000-7000-8000-00000000000e",
  holdId: "00000000-0000-7000-8000-00000000000f",
};

async function caseWithEverything(): Promise<Named> {
  const { caseId, reference } = await caseForTest({ title: "只属于本机构的一句话" });
  const row = { caseId, position: 1, kind: "screenshot", displayName: "1.png", mime: "image/png", bytes: 1 };
  const file = { ...row, sha256: "00", storageKey: "none", source: "reporter", receivedAt: new Date() };
  const evidence = await db.evidence.create({ data: file });
  const asked = { caseId, askedById: NOBODYS.evidenceId, askedAt: new Date(0), readyAt: new Date(0) };
  const made = { storageKey: "none", sha256: "00", bytes: 1n, summary: {} };
  const packet = await db.evidencePacket.create({ data: { ...asked, ...made } });
  const clock = await db.caseClock.findFirstOrThrow({ where: { caseId } });
  const bought = { caseId, label: "1", completedOn: "2026-01-05", recordedById: evidence.id, onceKey: caseId };
  const transaction = await db.caseTransaction.create({ data: { ...bought, at: new Date(0) } });
  const said = { mark: "partners", profile: "summary", reason: "", sharedById: evidence.id, sharedAt: new Date(0) };
  const over = { until: new Date(0), endedAt: new Date(0) };
  const share = await db.caseShare.create({ data: { ...said, ...over, caseId, organisationId: third } });
  const kept = { basis: "suit", matter: "", reason: "起诉", placedById: evidence.id, placedAt: new Date(0) };
  const hold = await db.litigationHold.create({ data: { ...kept, caseId, onceKey: caseId } });
  return {
    reference,
    holdId: hold.id,
    evidenceId: evidence.id,
    packetId: packet.id,
    clockId: clock.id,
    shareId: share.id,
    transactionId: transaction.id,
  };
}

let [owner, stranger, auditors]: [Staff, Staff, { own: Staff; strange: Staff }] = [] as never;
let own: Named;
let third: string;
beforeAll(async () => {
  third = await organisationForTest();
  const elsewhere = await organisationForTest();
  owner = await staffForTest("supervisor", "intake");
  stranger = await staffOfForTest(elsewhere, "supervisor", "intake");
  auditors = { own: await staffForTest("auditor"), strange: await staffOfForTest(elsewhere, "auditor", "intake") };
  own = await caseWithEverything();
});

const outcome = (asked: Promise<unknown>) => asked.catch((error: Error) => ({ thrown: error.name }));

describe("SEC-05 SEC-06 a case of another organisation", () => {
  test("SEC-05 every use case of staff that is about a case stands in the table", () => {
    const names = [...useCasesOfStaff().keys()];
    expect(names.filter((name) => !(name in USE_CASES) && !OF_MANY.includes(name))).toEqual([]);
  });

  test.each(Object.entries(USE_CASES))(
    "SEC-06 %s is answered like a number that was never given out",
    async (_, ask) => {
      const answer = await outcome(ask(stranger, own));
      expect(answer).toEqual({ ok: false, reason: "not_found" });
      expect(answer).toEqual(await outcome(ask(stranger, NOBODYS)));
      expect(await outcome(ask(owner, own))).not.toEqual(answer);
    },
  );

  test("SEC-06 is in no queue and found by no word", async () => {
    for (const asked of ["", `q=${own.reference}`, "q=只属于本机构"]) {
      const filter = readQueueFilter(new URLSearchParams(asked));
      const page = await listQueue(stranger, { filter });
      expect(page.ok && page.rows).toEqual([]);
      const at = { filter, cursor: null, reference: own.reference, track: "report" };
      expect(await nextInQueue(stranger, at)).toEqual({ ok: true, next: null });
      const ours = await listQueue(owner, { filter });
      expect(ours.ok && ours.rows.map(({ reference }) => reference)).toContain(own.reference);
    }
  });

  test("SEC-06 stands in nobody else's audit record", async () => {
    const filter = { staffId: "", reference: own.reference, action: "" } as const;
    const all = { ...filter, reference: "" };
    await readCase(owner, own.reference);
    const strange = await readAudit(auditors.strange, { filter, before: null });
    expect(strange).toMatchObject({ ok: false, reason: "no_such_case" });
    const known = "people" in strange ? [...strange.people.keys()] : [];
    expect(known.toSorted()).toEqual([stranger.id, auditors.strange.id].toSorted());
    const strangeAll = await readAudit(auditors.strange, { filter: all, before: null });
    expect(JSON.stringify(strangeAll.ok && strangeAll.rows.map(({ about }) => about))).not.toContain(own.reference);
    const ours = await readAudit(auditors.own, { filter: all, before: null });
    expect(ours.ok && ours.rows.some(({ about }) => about.reference === own.reference)).toBe(true);
    expect(ours.ok && ours.rows.some(({ who }) => who.name === auditors.strange.name)).toBe(false);
  });

  test.each(Object.entries(REACH))("SEC-05 E4 shared under %s is reached by %j alone", async (profile, reach) => {
    const named = await caseWithEverything();
    const { id: caseId } = await db.case.findUniqueOrThrow({ where: { reference: named.reference } });
    const { organisationId } = stranger;
    const until = new Date(Date.now() + 86_400_000);
    const said = { mark: "case_team", reason: "", sharedById: owner.id, sharedAt: new Date(), until };
    await db.caseShare.create({ data: { ...said, caseId, organisationId, profile } });
    const reached: string[] = [];
    for (const [name, ask] of Object.entries(USE_CASES)) {
      const answer = await outcome(ask(stranger, named));
      if (JSON.stringify(answer) !== JSON.stringify({ ok: false, reason: "not_found" })) reached.push(name);
    }
    expect(reached.toSorted()).toEqual(reach);
    await db.caseShare.updateMany({ where: { caseId }, data: { endedAt: new Date() } });
  });
});
