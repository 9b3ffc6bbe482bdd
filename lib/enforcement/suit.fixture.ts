import { randomUUID } from "node:crypto";
import type { Staff } from "@/lib/access/staff";
import { caseForTest } from "@/lib/cases/case.fixture";
import { recordMoney } from "@/lib/cases/money/record-money";
import { prepareSuit } from "@/lib/enforcement/prepare-suit";
import type { TypedStep } from "@/lib/enforcement/step-facts";
import { writeSuit } from "@/lib/enforcement/write-suit";
import { db } from "@/lib/infra/db/client";

/** A step as a form would send it, with nothing in it but the day. */
export function typedStep(day: string): TypedStep {
  return { day, court: "", number: "", to: "", granted: [], amount: "", apologyIn: "", words: "" };
}

/** A suit with everything that art. 4 asks for: at version 1, ready to be filed. */
export async function suitForTest(staff: Staff): Promise<{ id: string; caseId: string; reference: string }> {
  const { caseId, reference } = await caseForTest();
  const at = new Date();
  const made = { readyAt: at, storageKey: "none", sha256: "00".repeat(32), bytes: 1n, summary: {} };
  await db.evidencePacket.create({ data: { caseId, askedById: staff.id, askedAt: at, ...made } });
  const amount = {
    kind: "consumers",
    low: "40",
    high: "60",
    from: "",
    to: "",
    evidenceId: "",
    corrects: "",
    strike: "",
  };
  await recordMoney(staff, { reference, ...amount, source: "平台来函", onceKey: randomUUID() });
  const begun = await prepareSuit(staff, { defendant: "某文化传播公司", cases: reference, onceKey: randomUUID() });
  if (!begun.ok) throw new Error(begun.reason);
  const papers = { complaint: "事实和理由。", harm: "评价对所有人公开。", claims: ["stop", "apologise"] };
  const { id } = begun;
  const written = await writeSuit(staff, { id, version: 0, defendant: "某文化传播公司", cases: reference, ...papers });
  if (!written.ok) throw new Error(written.reason);
  return { id, caseId, reference };
}
