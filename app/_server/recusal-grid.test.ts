import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it, test } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffForTest } from "@/lib/access/testing/staff-for-test";
import { addNote } from "@/lib/cases/add-note";
import { answerEscalation } from "@/lib/cases/answer-escalation";
import { asking } from "@/lib/cases/approvals/approved-reveal.fixture";
import { askToReveal } from "@/lib/cases/approvals/ask-to-reveal";
import { readReveal } from "@/lib/cases/approvals/read-reveal";
import { askForPacket } from "@/lib/cases/ask-for-packet";
import { assignCase } from "@/lib/cases/assign-case";
import { askToMark } from "@/lib/cases/bad-faith/ask-to-mark";
import { decideAppeal } from "@/lib/cases/bad-faith/decide-appeal";
import { caseForTest } from "@/lib/cases/case.fixture";
import { answerCheck } from "@/lib/cases/checklists/answer-check";
import { moveChecklist } from "@/lib/cases/checklists/move-checklist";
import { claimCase } from "@/lib/cases/claim-case";
import { confirmReading } from "@/lib/cases/confirm-reading";
import { decideCase } from "@/lib/cases/decide-case";
import { declareRecusal } from "@/lib/cases/declare-recusal";
import { endShare } from "@/lib/cases/end-share";
import { escalateCase } from "@/lib/cases/escalate-case";
import { extendCaseClock } from "@/lib/cases/extend-clock";
import { handOutPacket } from "@/lib/cases/hand-out-packet";
import { holdTrack } from "@/lib/cases/hold-track";
import { leaveCase } from "@/lib/cases/leave-case";
import { liftHold } from "@/lib/cases/lift-hold";
import { askToLiftHold } from "@/lib/cases/litigation/ask-to-lift-hold";
import { lifting, placing } from "@/lib/cases/litigation/hold.fixture";
import { placeLitigationHold } from "@/lib/cases/litigation/place-litigation-hold";
import { mergeCase } from "@/lib/cases/merges/merge-case";
import { undoMerge } from "@/lib/cases/merges/undo-merge";
import { recordMoney } from "@/lib/cases/money/record-money";
import { pauseCaseClock } from "@/lib/cases/pause-clock";
import { markLetterSent } from "@/lib/cases/preservation/mark-letter-sent";
import { recordTransaction } from "@/lib/cases/preservation/record-transaction";
import { withdrawTransaction } from "@/lib/cases/preservation/withdraw-transaction";
import { recordPlace } from "@/lib/cases/record-place";
import { releaseCase } from "@/lib/cases/release-case";
import { resumeCaseClock } from "@/lib/cases/resume-clock";
import { returnToCase } from "@/lib/cases/return-to-case";
import { moveToUnit } from "@/lib/cases/routing/move-to-unit";
import { seeAssignment } from "@/lib/cases/see-assignment";
import { seeReporterWriting } from "@/lib/cases/see-reporter-writing";
import { sendMessageToReporter } from "@/lib/cases/send-message-to-reporter";
import type { ShareTerms } from "@/lib/cases/share";
import { shareCase } from "@/lib/cases/share-case";
import { splitCase } from "@/lib/cases/splits/split-case";
import { takeOverCase } from "@/lib/cases/take-over-case";
import { addDays, shanghaiDate } from "@/lib/clocks/plain-date";
import { decideHeldFile } from "@/lib/evidence/decide-held-file";
import { gradeEvidence } from "@/lib/evidence/grade-evidence";
import { handOutEvidence } from "@/lib/evidence/hand-out-evidence";
import { maskEvidence } from "@/lib/evidence/mask-evidence";
import { maskForGood } from "@/lib/evidence/mask-for-good";
import { describeItem } from "@/lib/evidence/packet/describe-item";
import { unmaskEvidence } from "@/lib/evidence/unmask-evidence";
import { db } from "@/lib/infra/db/client";
import { revealContact } from "@/lib/reports/reveal-contact";
import { answerDataRequest } from "@/lib/retention/answer-data-request";
import { askEarlyDisposal } from "@/lib/retention/ask-early-disposal";
import { OF_MANY, useCasesOfStaff } from "./use-cases.fixture";

type Stage = { reference: string; other: string; evidenceId: string; packetId: string; clockId: string };
type Refusable = { ok: true } | { ok: false; reason: string };
type Ask = (staff: Staff, stage: Stage) => Promise<Refusable>;

const decide = (staff: Staff, reference: string, action: "verify" | "supplement_received") =>
  decideCase(staff, { reference, track: "report", version: 0, action });
const today = shanghaiDate(new Date());
const tomorrow = addDays(today, 1);
const once = () => ({ onceKey: randomUUID() });
const NONE = { evidenceId: "", corrects: "", strike: "" };
const amount = { kind: "turnover", low: "1", high: "", from: "", to: "", source: "平台", ...NONE };
const terms = { profile: "summary", mark: "partners", until: tomorrow, reason: "协查" } as const;
const leaving = { reporters: [], title: "另一家店", reason: "不是同一家", version: 99 };
const ticking = { item: "heard", state: "done", note: "", seen: "" };
const merging = { ground: "same_shop", reason: "同一家店", version: 99, headVersion: 99 };

/** Everything by which somebody takes a case, works on it, opens what is hidden in it, or carries it away; by file. */
const GRID: Record<string, Ask> = {
  "add-note": (staff, { reference }) => addNote(staff, { reference, body: "已核实", ...once() }),
  "answer-escalation": (staff, { reference }) => {
    return answerEscalation(staff, { reference, id: randomUUID(), take: true, answer: "" });
  },
  "ask-early-disposal": (staff, { reference }) => {
    return askEarlyDisposal(staff, { reference, purpose: "court_order", reason: "法院裁定", ...once() });
  },
  "ask-for-packet": (staff, { reference }) => askForPacket(staff, reference),
  "ask-to-lift-hold": (staff, { reference }) => askToLiftHold(staff, lifting(reference, randomUUID())),
  "ask-to-mark": (staff, { reference }) => askToMark(staff, { ...asking(reference), purpose: "leverage" }),
  "decide-appeal": (staff, { reference }) => decideAppeal(staff, { reference, move: "keep", words: "已核实" }),
  "ask-to-reveal": (staff, { reference }) => askToReveal(staff, asking(reference)),
  "answer-check": (staff, { reference }) => answerCheck(staff, { ...ticking, reference, ...once() }),
  "assign-case": (staff, { reference }) => assignCase(staff, { reference, to: staff.id, seen: "" }),
  "claim-case": (staff, { reference }) => claimCase(staff, reference),
  "confirm-reading": (staff, stage) => {
    return confirmReading(staff, { ...stage, answers: [{ position: 0, verdict: "wrong", value: "" }] });
  },
  "decide-case: a step": (staff, { reference }) => decide(staff, reference, "verify"),
  "decide-case: word from outside": (staff, { reference }) => decide(staff, reference, "supplement_received"),
  "decide-held-file": (staff, stage) => decideHeldFile(staff, { ...stage, decision: "show", because: "已人工核对。" }),
  "declare-recusal: of another": (staff, { reference }) => {
    const said = { ground: "direct_interest", reason: "持有该店股份。", substituteId: randomUUID() };
    return declareRecusal(staff, { ...said, reference, staffId: randomUUID(), ...once() });
  },
  "describe-item": (staff, stage) => {
    return describeItem(staff, { ...stage, purpose: "证明返现", content: "返现卡", nature: "copy", seen: "" });
  },
  "end-share": (staff, { reference }) => endShare(staff, { reference, shareId: randomUUID() }),
  "escalate-case": (staff, { reference }) => escalateCase(staff, { reference, reason: "law", note: "" }),
  "grade-evidence": (staff, stage) => {
    return gradeEvidence(staff, { ...stage, reliability: "B", credibility: "2", reason: "截图完整", ...once() });
  },
  "hand-out-evidence: an original": (staff, stage) => handOutEvidence(staff, { ...stage, form: "original" }),
  "hand-out-packet": (staff, stage) => handOutPacket(staff, stage),
  "hold-track": (staff, { reference }) => {
    return holdTrack(staff, {
      reference,
      track: "report",
      version: "0",
      reason: "platform",
      note: "",
      until: tomorrow,
    });
  },
  "lift-hold": (staff, { reference }) => liftHold(staff, { reference, track: "report" }),
  "move-checklist": (staff, { reference }) => moveChecklist(staff, { reference, version: "0" }),
  "mark-letter-sent": (staff, { reference }) => {
    return markLetterSent(staff, { reference, addressee: "平台", body: "请保存", sentOn: today, ...once() });
  },
  "mask-evidence": (staff, stage) => maskEvidence(staff, { ...stage, version: 0, change: { act: "looked_over" } }),
  "mask-for-good": (staff, stage) => maskForGood(staff, { ...stage, version: 1 }),
  "merge-case": (staff, { reference, other }) => {
    return mergeCase(staff, { ...merging, reference, into: other, head: other, ...once() });
  },
  "place-litigation-hold": (staff, { reference }) => placeLitigationHold(staff, placing(reference)),
  "read-reveal": (staff, { reference }) => readReveal(staff, reference),
  "record-money": (staff, { reference }) => recordMoney(staff, { ...amount, reference, ...once() }),
  "move-to-unit": (staff, { reference }) => {
    return moveToUnit(staff, { reference, unit: "none", reason: "分错了", seen: "" });
  },
  "record-place": (staff, { reference }) =>
    recordPlace(staff, { reference, place: "shown", region: "51", address: "" }),
  "record-transaction": (staff, { reference }) => {
    return recordTransaction(staff, { reference, label: "1", completedOn: today, ...once() });
  },
  "reveal-contact": (staff, { reference }) => revealContact(staff, reference),
  "see-assignment": (staff, { reference }) => seeAssignment(staff, reference),
  "see-reporter-writing": (staff, { reference }) => seeReporterWriting(staff, { reference, events: [] }),
  "share-case": (staff, { reference }) => {
    return shareCase(staff, { ...(terms as ShareTerms), organisation: partner, reference, ...once() });
  },
  "split-case": (staff, stage) => {
    return splitCase(staff, { ...leaving, reference: stage.reference, files: [stage.evidenceId], ...once() });
  },
  "take-over-case": (staff, { reference }) => takeOverCase(staff, reference),
  "undo-merge": (staff, { reference }) => undoMerge(staff, { reference, reason: "分开", version: 99 }),
  "unmask-evidence": (staff, stage) => unmaskEvidence(staff, { ...stage, purpose: "legal_duty" }),
  "withdraw-transaction": (staff, { reference }) => withdrawTransaction(staff, { reference, id: randomUUID() }),
};

/** Only for whoever has the case in hand, which those who stepped back never have. */
const BY_CLAIM: Record<string, Ask> = {
  "answer-data-request": (staff, { reference }) => {
    return answerDataRequest(staff, { reference, request: "", outcome: "granted", ground: "", words: "已同意" });
  },
  "extend-clock": (staff, stage) => extendCaseClock(staff, { ...stage, ground: "complex", amount: 1, before: 0 }),
  "pause-clock": (staff, stage) => pauseCaseClock(staff, { ...stage, reason: "testing" }),
  "leave-case": (staff, { reference }) => leaveCase(staff, { reference, until: new Date(), perhapsBack: false }),
  "release-case": (staff, { reference }) => releaseCase(staff, reference),
  "return-to-case": (staff, { reference }) => returnToCase(staff, reference),
  "resume-clock": (staff, stage) => resumeCaseClock(staff, stage),
  "send-message-to-reporter": (staff, { reference }) => {
    return sendMessageToReporter(staff, { reference, body: "您好", ...once() });
  },
};

/** They only look: at what is not hidden, which stays open to them like the whole queue. */
const READING = [
  ...[
    "read-case",
    "read-recusal",
    "read-litigation",
    "read-bad-faith",
    "read-data-requests",
    "read-packets",
    "read-grades",
    "read-money",
    "read-preservation",
  ],
  ...["list-matches", "suggested-grounds", "repeat-decision", "preview-decision", "preview-merge", "preview-reply"],
  ...["fill-reply", "read-split", "read-checklist", "preview-checklist", "open-reading", "open-held-file"],
];
const WRITES = /recordEvent|noteDeskChange|enqueue|executeRaw|\.(create|createMany|update|updateMany|upsert|delete)\(/;

let stage: Stage;
let recused: Staff;
let colleague: Staff;
let partner: string;

beforeAll(async () => {
  const { caseId, reference } = await caseForTest();
  const { reference: other } = await caseForTest();
  [recused, colleague] = [await staffForTest("supervisor"), await staffForTest("supervisor")];
  partner = await organisationForTest();
  const file = { caseId, position: 1, kind: "chat", displayName: "1.png", mime: "image/png", bytes: 1, sha256: "0" };
  const copies = { storageKey: randomUUID(), workingCopyKey: "x", copyVerdict: "clean" };
  const stored = { ...file, ...copies, source: "reporter", receivedAt: new Date() };
  const { id: evidenceId } = await db.evidence.create({ data: stored, select: { id: true } });
  const fields = [{ name: "orderNumber", value: "3302671984400517", confidence: 1, places: [] }];
  const read = { engine: "x", engineVersion: "1", tookMs: 1, readAt: new Date() };
  await db.evidenceReading.create({ data: { evidenceId, fields, ...read } });
  const packet = await db.evidencePacket.create({
    data: { caseId, askedById: colleague.id, askedAt: new Date(0), readyAt: new Date(1), storageKey: "x", sha256: "0" },
    select: { id: true },
  });
  const { id: clockId } = await db.caseClock.findFirstOrThrow({ where: { caseId } });
  stage = { reference, other, evidenceId, packetId: packet.id, clockId };
  const said = { staffId: recused.id, ground: "direct_interest", reason: "持有该店股份。", substituteId: "" };
  expect(await declareRecusal(recused, { ...said, reference, ...once() })).toEqual({ ok: true });
});

describe("C27 SEC-05 every use case asks whether this person has stepped back", () => {
  test("C27 every use case of staff that is about one case stands in a list here", () => {
    const files = Object.keys(GRID).map((name) => name.split(":")[0] ?? "");
    const asked = [...files, ...Object.keys(BY_CLAIM), ...READING, ...OF_MANY];
    expect([...useCasesOfStaff().keys()].filter((name) => !asked.includes(name))).toEqual([]);
  });

  test.each(READING)("C27 %s writes nothing to a case", (name) => {
    expect(useCasesOfStaff().get(name)).not.toMatch(WRITES);
  });

  it.each(Object.entries(GRID))("C27 %s refuses them", async (_, use) => {
    expect(await use(recused, stage)).toEqual({ ok: false, reason: "recused" });
  });

  it.each(Object.entries(BY_CLAIM))("C27 %s is for whoever has the case in hand, and they never do", async (_, use) => {
    expect(await use(recused, stage)).toEqual({ ok: false, reason: "not_claimed" });
  });

  it.each(Object.entries(GRID))("C27 %s does not confuse them with a colleague", async (_, use) => {
    const result = await use(colleague, stage).catch(() => ({ ok: true }));
    expect(result).not.toMatchObject({ reason: "recused" });
  });

  it.each(Object.entries(GRID))("C27 %s lets them work on another case", async (_, use) => {
    const other = await caseForTest();
    const elsewhere = { ...stage, reference: other.reference };
    expect(await use(recused, elsewhere)).not.toMatchObject({ reason: "recused" });
  });
});
