import { randomUUID } from "node:crypto";
import type { Staff } from "@/lib/access/staff";
import { caseForTest } from "@/lib/cases/case.fixture";
import { REPLY_VARIABLE_NAMES } from "@/lib/cases/replies/reply-template";
import { db } from "@/lib/infra/db/client";

const HOUR = 3_600_000;

/** A list with this case that this person asked to take away, and that another agreed to. */
export async function exportOf({ id: askedById, organisationId }: Staff, caseId: string): Promise<string> {
  const at = new Date();
  const wanted = { organisationId, address: "", caseIds: [caseId], count: 1, askedById, askedAt: at };
  const { id: subjectId } = await db.caseExport.create({ data: wanted });
  const later = new Date(at.getTime() + HOUR);
  const asked = { act: "case_export", organisationId, subjectId, purpose: "analysis", reason: "x", askedById };
  const agreed = { decision: "approved", decidedById: randomUUID(), decidedAt: at, usableUntil: later };
  await db.approvalRequest.create({
    data: { ...asked, askedAt: at, lapsesAt: later, onceKey: randomUUID(), ...agreed },
  });
  return subjectId;
}

/** The rows of such a list by their columns, below what it says on top. */
export function exportedRows(text: string): Record<string, string>[] {
  const lines = text.trimEnd().split("\r\n");
  const [columns = [], ...rows] = lines.slice(lines.indexOf("") + 1).map((line) => line.split(","));
  return rows.map((cells) => Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ""])));
}

/** A reply of this person's office that says all a reply can say of a case. */
export async function replyOf({ id: changedById, organisationId }: Staff): Promise<string> {
  const at = new Date();
  const all = REPLY_VARIABLE_NAMES.map((name) => `{${name}}`).join(" ");
  const worded = { version: 1, name: randomUUID(), textZh: all, textEn: all, changedById, changedAt: at };
  return (await db.replyTemplate.create({ data: { organisationId, createdAt: at, versions: { create: worded } } })).id;
}

/** A report on the shop of this one, which this person decided on a moment ago. */
export async function decidedOnShop({ id: staffId, organisationId }: Staff, reference: string): Promise<void> {
  const { platform, shopName, tracks } = await db.case.findUniqueOrThrow({
    where: { reference },
    select: { platform: true, shopName: true, tracks: { where: { kind: "report" }, select: { state: true } } },
  });
  const { caseId, trackId } = await caseForTest({ organisationId, tracks: ["report"] });
  await db.case.update({ where: { id: caseId }, data: { platform, shopName } });
  const said = {
    action: "verify",
    message: "您好",
    note: "属实",
    fromState: tracks[0]?.state ?? "",
    toState: "verifying",
  };
  await db.decision.create({ data: { caseId, trackId: trackId("report"), ...said, staffId, decidedAt: new Date() } });
}

/** An auditor's question to this person about what they read. */
export async function questionTo({ id: staffId, organisationId }: Staff): Promise<void> {
  const at = new Date();
  const noted = { day: "2026-01-06", kind: "night", numbers: {}, cases: [], weight: 1, notedAt: at };
  const asked = { askedById: randomUUID(), askedAt: at, question: "为什么？" };
  await db.readingSign.create({ data: { ...noted, ...asked, organisationId, staffId } });
}

/** A suit of this office that was withdrawn while a hold for it stands on this case. */
export async function suitToLetGo({ id, organisationId }: Staff, caseId: string): Promise<void> {
  const at = new Date();
  const begun = { defendant: "某公司", claims: [], state: "withdrawn", preparedById: id, preparedAt: at };
  const suit = await db.publicInterestSuit.create({ data: { organisationId, ...begun, onceKey: randomUUID() } });
  const ended = { move: "withdraw", day: "2026-01-06", facts: {}, words: "已撤诉", staffId: id, at };
  await db.suitStep.create({ data: { suitId: suit.id, ...ended } });
  const kept = { basis: "suit", matter: "2号", reason: "起诉", placedById: id, placedAt: at, onceKey: randomUUID() };
  await db.litigationHold.create({ data: { caseId, suitId: suit.id, ...kept } });
}
