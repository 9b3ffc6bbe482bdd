import { randomUUID } from "node:crypto";
import sharp from "sharp";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { openCase } from "@/lib/cases/open-case";
import { db, inTransaction, type Prisma } from "@/lib/infra/db/client";
import { sealContact } from "@/lib/infra/identity-vault";
import { putBlob } from "@/lib/infra/storage/storage";
import { newStorageKey } from "@/lib/infra/storage/storage-key";
import { reporterTag } from "@/lib/reports/reporter-tag";

/** The things of one organisation that addresses can name. */
export type Things = { reference: string } & Record<
  | "evidence"
  | "held"
  | "packet"
  | "share"
  | "person"
  | "search"
  | "warning"
  | "unit"
  | "approval"
  | "suit"
  | "sign"
  | "order"
  | "export"
  | "batch"
  | "reply"
  | "home",
  string
>;

/** A case of this organisation, and one of everything that hangs on it or stands beside it. */
export async function thingsOf(
  organisationId: string,
  { facts = {}, address = "a@example.cn" }: { facts?: Prisma.InputJsonObject; address?: string } = {},
): Promise<Things> {
  const at = new Date();
  const about = { behaviour: "fabricated_review", platform: "taobao", shopName: "店", title: "店", searchable: [] };
  const { caseId, reference } = await inTransaction((tx) =>
    openCase(tx, { ...about, tracks: ["report"], at, organisationId }),
  );
  const sealed = { sealedContact: sealContact(caseId, address), reporterTag: reporterTag(address) };
  const contact = { contactKind: "email", updatesWanted: true, ...sealed };
  const said = { channel: "web", locale: "zh", facts, receipt: "", receivedAt: at };
  await db.submission.create({ data: { caseId, ...said, ...contact } });
  const key = newStorageKey();
  await putBlob(key, [
    await sharp({ create: { width: 9, height: 9, channels: 3, background: "#fff" } })
      .webp()
      .toBuffer(),
  ]);
  const sent = {
    caseId,
    kind: "chat",
    displayName: "1",
    mime: "image/png",
    bytes: 1,
    source: "reporter",
    receivedAt: at,
  };
  const shown = { storageKey: key, workingCopyKey: key, thumbnailKey: key, copyVerdict: "ready" };
  const taken = { capturedOn: "2026-01-05", capturedWhere: "门口", hasLocation: true };
  const evidence = await db.evidence.create({ data: { ...sent, ...shown, ...taken, position: 1, sha256: "00" } });
  const held = await db.evidence.create({
    data: { ...sent, position: 2, sha256: "01", storageKey: key, copyVerdict: "held" },
  });
  const person = await staffOfForTest(organisationId, "intake");
  const made = {
    readyAt: at,
    storageKey: key,
    sha256: "00",
    bytes: 1n,
    summary: { items: 1, entries: 1, proven: 0, stamps: 0 },
  };
  const packet = await db.evidencePacket.create({ data: { caseId, askedById: person.id, askedAt: at, ...made } });
  const partner = await organisationForTest();
  const terms = { profile: "summary", mark: "partners", reason: "", sharedById: person.id, sharedAt: at, until: at };
  const share = await db.caseShare.create({ data: { caseId, organisationId: partner, ...terms } });
  const saved = { ownerId: person.id, organisationId, name: reference, address: "", shared: true, createdAt: at };
  const search = await db.savedSearch.create({ data: saved });
  const words = { merchant: reference, platform: "taobao", shopName: "店", behaviour: "fabricated_review" };
  const drafted = { reporters: 9, windowDays: 30, textZh: "", textEn: "", state: "draft", draftedAt: at };
  const warning = await db.consumerWarning.create({ data: { organisationId, ...words, ...drafted } });
  const unit = await db.unit.create({
    data: { organisationId, nameZh: reference, nameEn: reference, grounds: [], createdAt: at },
  });
  const asked = { act: "identity_reveal", organisationId, caseId, purpose: "call_back", reason: "x", askedAt: at };
  const waits = { askedById: person.id, lapsesAt: new Date(at.getTime() + 3_600_000), onceKey: reference };
  const approval = await db.approvalRequest.create({ data: { ...asked, ...waits } });
  const noted = { day: "2026-01-05", kind: "night", numbers: { count: 5 }, cases: [], weight: 100, notedAt: at };
  const sign = await db.readingSign.create({ data: { ...noted, organisationId, staffId: person.id } });
  const wanted = { address: "", caseIds: [caseId], count: 1, askedById: person.id, askedAt: at };
  const list = await db.caseExport.create({ data: { organisationId, ...wanted } });
  const signed = { reviewedById: person.id, reviewedAt: at, decision: "approved", decidedById: partner, decidedAt: at };
  const batch = await db.disposalBatch.create({
    data: { organisationId, number: 1, proposedAt: at, ...signed, finishedAt: at, certificate: "x" },
  });
  const worded = { version: 1, name: "x", textZh: "x", textEn: "x", changedById: person.id, changedAt: at };
  const reply = await db.replyTemplate.create({
    data: { organisationId, createdAt: at, versions: { create: worded } },
  });
  const begun = { defendant: "x", claims: [], state: "prepared", preparedById: person.id, preparedAt: at };
  const suit = await db.publicInterestSuit.create({ data: { organisationId, ...begun, onceKey: reference } });
  const hanging = { evidence: evidence.id, held: held.id, packet: packet.id, share: share.id };
  return {
    reference,
    ...hanging,
    person: person.id,
    search: search.id,
    warning: warning.id,
    unit: unit.id,
    approval: approval.id,
    batch: batch.id,
    reply: reply.id,
    suit: suit.id,
    sign: sign.id,
    order: await orderBy({ id: person.id, organisationId }),
    export: list.id,
    home: partner,
  };
}

/** An order for many cases, given by this person. */
export async function orderBy({ id: madeById, organisationId }: Pick<Staff, "id" | "organisationId">): Promise<string> {
  const at = new Date();
  const wish = { kind: "assign", to: "" };
  const times = { madeAt: at, seenAt: at, runsAt: at };
  const data = { organisationId, madeById, act: "assign", wish, ...times, onceKey: randomUUID() };
  return (await db.bulkOrder.create({ data })).id;
}

const NOBODYS = "00000000-0000-7000-8000-000000000009";
/** Ids and a number that were never given out. */
export const UNKNOWN: Things = {
  reference: "ZP26-2222-2222",
  evidence: NOBODYS,
  held: NOBODYS,
  packet: NOBODYS,
  share: NOBODYS,
  person: NOBODYS,
  search: NOBODYS,
  warning: NOBODYS,
  unit: NOBODYS,
  approval: NOBODYS,
  batch: NOBODYS,
  reply: NOBODYS,
  suit: NOBODYS,
  sign: NOBODYS,
  order: NOBODYS,
  export: NOBODYS,
  home: NOBODYS,
};
