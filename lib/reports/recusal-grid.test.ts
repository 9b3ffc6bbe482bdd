import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffForTest } from "@/lib/access/testing/staff-for-test";
import { answerEscalation } from "@/lib/cases/answer-escalation";
import { asking } from "@/lib/cases/approvals/approved-reveal.fixture";
import { askToReveal } from "@/lib/cases/approvals/ask-to-reveal";
import { askForPacket } from "@/lib/cases/ask-for-packet";
import { assignCase } from "@/lib/cases/assign-case";
import { caseForTest } from "@/lib/cases/case.fixture";
import { claimCase } from "@/lib/cases/claim-case";
import { decideCase } from "@/lib/cases/decide-case";
import { declareRecusal } from "@/lib/cases/declare-recusal";
import { handOutPacket } from "@/lib/cases/hand-out-packet";
import { holdTrack } from "@/lib/cases/hold-track";
import type { ShareTerms } from "@/lib/cases/share";
import { shareCase } from "@/lib/cases/share-case";
import { takeOverCase } from "@/lib/cases/take-over-case";
import { addDays, shanghaiDate } from "@/lib/clocks/plain-date";
import { decideHeldFile } from "@/lib/evidence/decide-held-file";
import { handOutEvidence } from "@/lib/evidence/hand-out-evidence";
import { maskEvidence } from "@/lib/evidence/mask-evidence";
import { maskForGood } from "@/lib/evidence/mask-for-good";
import { unmaskEvidence } from "@/lib/evidence/unmask-evidence";
import { db } from "@/lib/infra/db/client";
import { revealContact } from "@/lib/reports/reveal-contact";

type Stage = { reference: string; evidenceId: string; packetId: string };
type Refusable = { ok: true } | { ok: false; reason: string };

const decide = (staff: Staff, reference: string, action: "verify" | "supplement_received") =>
  decideCase(staff, { reference, track: "report", version: 0, action });

/** Everything by which somebody takes a case, decides on it, opens what is hidden in it, or carries it away. */
const GRID: Record<string, (staff: Staff, stage: Stage) => Promise<Refusable>> = {
  claimCase: (staff, { reference }) => claimCase(staff, reference),
  takeOverCase: (staff, { reference }) => takeOverCase(staff, reference),
  "decideCase, a step": (staff, { reference }) => decide(staff, reference, "verify"),
  "decideCase, word from outside": (staff, { reference }) => decide(staff, reference, "supplement_received"),
  askToReveal: (staff, { reference }) => askToReveal(staff, asking(reference)),
  revealContact: (staff, { reference }) => revealContact(staff, reference),
  unmaskEvidence: (staff, stage) => unmaskEvidence(staff, { ...stage, purpose: "legal_duty" }),
  maskForGood: (staff, stage) => maskForGood(staff, { ...stage, version: 1 }),
  "maskEvidence, which can show more": (staff, stage) => {
    return maskEvidence(staff, { ...stage, version: 0, change: { act: "looked_over" } });
  },
  decideHeldFile: (staff, stage) => decideHeldFile(staff, { ...stage, decision: "show", because: "已人工核对。" }),
  shareCase: (staff, { reference }) => {
    const terms = { profile: "summary", mark: "partners", until: addDays(shanghaiDate(new Date()), 1), reason: "协查" };
    return shareCase(staff, { ...(terms as ShareTerms), organisation: partner, reference, onceKey: randomUUID() });
  },
  "handOutEvidence, an original": (staff, stage) => handOutEvidence(staff, { ...stage, form: "original" }),
  assignCase: (staff, { reference }) => assignCase(staff, { reference, to: staff.id, seen: "" }),
  answerEscalation: (staff, { reference }) => {
    return answerEscalation(staff, { reference, id: randomUUID(), take: true, answer: "" });
  },
  holdTrack: (staff, { reference }) => {
    const hold = { track: "report", version: "0", reason: "platform", note: "" };
    return holdTrack(staff, { ...hold, reference, until: addDays(shanghaiDate(new Date()), 1) });
  },
  askForPacket: (staff, { reference }) => askForPacket(staff, reference),
  handOutPacket: (staff, stage) => handOutPacket(staff, stage),
};

let stage: Stage;
let recused: Staff;
let colleague: Staff;
let partner: string;

beforeAll(async () => {
  const { caseId, reference } = await caseForTest();
  [recused, colleague] = [await staffForTest("supervisor"), await staffForTest("supervisor")];
  partner = await organisationForTest();
  const file = { caseId, position: 1, kind: "chat", displayName: "1.png", mime: "image/png", bytes: 1, sha256: "0" };
  const stored = { ...file, storageKey: randomUUID(), source: "reporter", receivedAt: new Date() };
  const evidence = await db.evidence.create({ data: stored, select: { id: true } });
  const packet = await db.evidencePacket.create({
    data: { caseId, askedById: colleague.id, askedAt: new Date(0), readyAt: new Date(1), storageKey: "x", sha256: "0" },
    select: { id: true },
  });
  stage = { reference, evidenceId: evidence.id, packetId: packet.id };
  const said = { staffId: recused.id, ground: "direct_interest", reason: "持有该店股份。", substituteId: "" };
  const declared = await declareRecusal(recused, { ...said, reference, onceKey: randomUUID() });
  expect(declared).toEqual({ ok: true });
});

describe("C27 SEC-05 every use case asks whether this person has stepped back", () => {
  it.each(Object.entries(GRID))("C27 %s refuses them", async (_, use) => {
    expect(await use(recused, stage)).toEqual({ ok: false, reason: "recused" });
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
