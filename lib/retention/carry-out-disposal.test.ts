import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { verifyAudit } from "@/lib/audit/verify-audit";
import { addNote } from "@/lib/cases/add-note";
import { placedHold } from "@/lib/cases/litigation/hold.fixture";
import { recordEvent } from "@/lib/cases/record-event";
import { readPicture } from "@/lib/evidence/testing/read-picture";
import { readSigningKey } from "@/lib/infra/crypto/signature";
import { db, inTransaction } from "@/lib/infra/db/client";
import { secrets, settings } from "@/lib/infra/env";
import { listBlobs, readBlob } from "@/lib/infra/storage/storage";
import { isStored } from "@/lib/infra/testing/is-stored";
import { ownerUrl } from "@/lib/infra/testing/worker-database";
import { openCaseSession } from "@/lib/reports/open-case-session";
import type { FiledCase } from "@/lib/reports/testing/filed-case";
import { carryOutDisposalNow } from "@/lib/retention/carry-out-disposal";
import { isGenuineCertificate } from "@/lib/retention/certificate";
import { disposeOfRecord } from "@/lib/retention/dispose-of-record";
import {
  approvedBatch,
  caseOf,
  type Office,
  officeForTest,
  TODAY,
  yearsAgo,
} from "@/lib/retention/testing/disposal-stage";

const WORDS = "独一无二的举报原话八七六五";
const owner = new pg.Client({ connectionString: ownerUrl });
beforeAll(async () => {
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
});
let office: Office;
beforeEach(async () => {
  office = await officeForTest();
});

/** Every table of the database whose rows hold this text in any column. */
async function tablesWith(text: string): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relnamespace IN ('public'::regnamespace, 'pgboss'::regnamespace) AND relkind = 'r'",
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const schema = (await owner.query("SELECT to_regclass($1) AS there", [`public."${name}"`])).rows[0]?.there
      ? "public"
      : "pgboss";
    const hit = await owner.query(`SELECT 1 FROM ${schema}."${name}" x WHERE strpos(x::text, $1) > 0 LIMIT 1`, [text]);
    if (hit.rowCount) found.push(name);
  }
  return found.toSorted();
}

/** A case of long ago with the reporter's words wherever words can stand, and a picture with all its copies. */
async function fullCase(): Promise<FiledCase & { evidenceId: string }> {
  const filed = await caseOf(office, yearsAgo(5));
  const { caseId, reference } = filed;
  const { evidenceId } = await readPicture({ on: { caseId, reference } });
  const facts = { seen: { story: WORDS } };
  await owner.query(`UPDATE submission SET facts = $1 WHERE case_id = $2`, [facts, caseId]);
  await db.case.update({ where: { id: caseId }, data: { title: WORDS, searchText: WORDS } });
  await db.message.create({ data: { caseId, fromKind: "reporter", body: WORDS, sentAt: yearsAgo(5) } });
  await addNote(office.first, { reference, body: WORDS, onceKey: `note-${caseId}` });
  const { id: trackId } = await db.track.findFirstOrThrow({ where: { caseId } });
  const decided = { action: "close", fromState: "received", toState: "closed", staffId: office.first.id };
  await db.decision.create({ data: { caseId, trackId, ...decided, note: WORDS, decidedAt: yearsAgo(5) } });
  const money = { kind: "turnover", low: 1, source: WORDS, staffId: office.first.id, at: yearsAgo(5) };
  await owner.query(
    `INSERT INTO evidence_grade (id, evidence_id, reliability, credibility, reason, staff_id, at, once_key)
     VALUES (gen_random_uuid(), $1, 'B', '2', $2, $3, now(), $4)`,
    [evidenceId, money.source, office.first.id, `grade-${caseId}`],
  );
  for (const version of [1, 2])
    await db.evidenceListing.create({
      data: {
        evidenceId,
        version,
        purpose: WORDS,
        content: WORDS,
        nature: "copy",
        staffId: office.first.id,
        at: TODAY,
      },
    });
  return { ...filed, evidenceId };
}

describe("G4 carrying out a batch", () => {
  it("G4 nothing that the reporter wrote or sent is left, in any table or in the store", async () => {
    const filed = await fullCase();
    const { caseId, reference, code } = filed;
    const row = await db.evidence.findUniqueOrThrow({ where: { id: filed.evidenceId }, include: { maskedCopy: true } });
    const keys = [row.storageKey, row.workingCopyKey, row.thumbnailKey, row.maskedCopy?.copyKey].filter(Boolean);
    const copy = await readBlob(row.workingCopyKey ?? "");
    expect((await tablesWith(WORDS)).length).toBeGreaterThan(4);
    expect(await openCaseSession({ reference, code }, "192.0.2.1")).toMatchObject({ ok: true });
    const batchId = await approvedBatch(office);
    await carryOutDisposalNow({ batchId }, () => TODAY);

    expect(await tablesWith(WORDS)).toEqual([]);
    const left = await tablesWith(caseId);
    expect(
      left.filter((name) => !["audit_entry", "disposal_item", "disposed_case", "job", "job_common"].includes(name)),
    ).toEqual([]);
    expect(await isStored(copy)).toBe(false);
    const stored: string[] = [];
    for await (const { key } of listBlobs()) stored.push(key);
    expect(stored.filter((key) => keys.includes(key))).toEqual([]);

    const tombstone = await db.disposedCase.findUniqueOrThrow({ where: { caseId } });
    expect(tombstone).toMatchObject({ reference, ruleId: "case_content", batchNumber: 1, disposedAt: TODAY });
    expect(tombstone.files).toEqual([{ id: filed.evidenceId, sha256: row.sha256 }]);
    const { certificate, finishedAt } = await db.disposalBatch.findUniqueOrThrow({ where: { id: batchId } });
    const key = readSigningKey(secrets().receiptKey);
    expect(isGenuineCertificate(certificate ?? "", [key.publicKeyPem])).toBe(true);
    expect(isGenuineCertificate((certificate ?? "").replace(row.sha256, "0".repeat(64)), [key.publicKeyPem])).toBe(
      false,
    );
    expect(certificate).toContain(`sha256 ${row.sha256}`);
    expect(finishedAt).toEqual(TODAY);
    expect((await verifyAudit(settings().runtimeDatabaseUrl ?? "", secrets().auditKey)).ok).toBe(true);
  });

  it("G4 whoever has number and code is told when and under which rule; with another code nothing", async () => {
    const { reference, code } = await caseOf(office, yearsAgo(5));
    await carryOutDisposalNow({ batchId: await approvedBatch(office) }, () => TODAY);
    const told = { ok: false, reason: "disposed", reference, disposedAt: TODAY, ruleId: "case_content" };
    expect(await openCaseSession({ reference, code }, "192.0.2.2")).toEqual(told);
    const other = await caseOf(office, yearsAgo(0));
    const wrong = await openCaseSession({ reference, code: other.code }, "192.0.2.2");
    expect(wrong).toEqual({ ok: false, reason: "unknown" });
  });

  it("G4 a contact goes by itself, and the case stays", async () => {
    const { caseId } = await caseOf(office, yearsAgo(1));
    const about = { caseId, template: "news", locale: "zh", channel: "email", sealedAddress: new Uint8Array(9) };
    await db.notice.create({ data: about });
    await carryOutDisposalNow({ batchId: await approvedBatch(office) }, () => TODAY);
    const emptied = { sealedContact: null, contactKind: null, reporterTag: null, updatesWanted: false };
    expect(await db.submission.findUniqueOrThrow({ where: { caseId } })).toMatchObject(emptied);
    const notice = await db.notice.findFirstOrThrow({ where: { caseId } });
    expect([notice.sealedAddress.length, notice.givenUpAt]).toEqual([0, TODAY]);
    expect(await db.case.count({ where: { id: caseId } })).toBe(1);
  });

  it("G5 a hold placed after the approval wins; so does a case that was opened again", async () => {
    const [held, again, gone] = [
      await caseOf(office, yearsAgo(5)),
      await caseOf(office, yearsAgo(5)),
      await caseOf(office, yearsAgo(5)),
    ];
    const batchId = await approvedBatch(office);
    await placedHold(office.first, held.reference);
    const word = { kind: "message_from_reporter", actor: { kind: "reporter" }, told: true, at: TODAY } as const;
    await inTransaction((tx) => recordEvent(tx, { caseId: again.caseId, ...word }));
    await carryOutDisposalNow({ batchId }, () => TODAY);
    const items = await db.disposalItem.findMany({ where: { batchId } });
    const outcomes = Object.fromEntries(items.map(({ caseId, outcome }) => [caseId, outcome]));
    expect(outcomes).toEqual({ [held.caseId]: "on_hold", [again.caseId]: "reopened", [gone.caseId]: "disposed" });
    expect(await db.case.count({ where: { id: { in: [held.caseId, again.caseId, gone.caseId] } } })).toBe(2);
    const { certificate } = await db.disposalBatch.findUniqueOrThrow({ where: { id: batchId } });
    expect(certificate).toContain(`left (on_hold) ${held.reference}`);
  });

  it("G4 a case opened from another goes with what it referred to; the other stays with its files until then", async () => {
    const [from, opened] = [await fullCase(), await caseOf(office, yearsAgo(5))];
    const split = { fromId: from.caseId, openedId: opened.caseId, reason: "另一件事", byId: office.first.id };
    await db.caseSplit.create({
      data: {
        ...split,
        at: yearsAgo(5),
        onceKey: split.openedId,
        evidence: { create: { evidenceId: from.evidenceId } },
      },
    });
    await carryOutDisposalNow({ batchId: await approvedBatch(office) }, () => TODAY);
    expect(
      await db.case.findMany({ where: { id: { in: [from.caseId, opened.caseId] } }, select: { id: true } }),
    ).toEqual([{ id: from.caseId }]);
    expect(await db.evidence.count({ where: { id: from.evidenceId } })).toBe(1);
    await carryOutDisposalNow({ batchId: await approvedBatch(office) }, () => TODAY);
    expect(await db.case.count({ where: { id: from.caseId } })).toBe(0);
  });

  it("G4 killed after any step it goes on where it was, and signs once", async () => {
    const [first, second] = [await fullCase(), await caseOf(office, yearsAgo(5))];
    const { workingCopyKey } = await db.evidence.findUniqueOrThrow({ where: { id: first.evidenceId } });
    const batchId = await approvedBatch(office);
    const item = await db.disposalItem.findFirstOrThrow({ where: { batchId, caseId: first.caseId } });
    await inTransaction((tx) => disposeOfRecord(tx, item.id, TODAY)); // rows gone, files still there: killed
    expect(await readBlob(workingCopyKey ?? "")).not.toHaveLength(0);
    let ticks = 0;
    const killed = carryOutDisposalNow({ batchId }, () => {
      if (ticks++ > 0) throw new Error("killed");
      return TODAY;
    });
    await expect(killed).rejects.toThrow("could not be disposed of");
    await carryOutDisposalNow({ batchId }, () => TODAY);
    const { certificate } = await db.disposalBatch.findUniqueOrThrow({ where: { id: batchId } });
    await carryOutDisposalNow({ batchId }, () => new Date(TODAY.getTime() + 1));
    expect((await db.disposalBatch.findUniqueOrThrow({ where: { id: batchId } })).certificate).toBe(certificate);
    expect(await db.case.count({ where: { id: { in: [first.caseId, second.caseId] } } })).toBe(0);
    await expect(readBlob(workingCopyKey ?? "")).rejects.toThrow();
    const entries = await db.auditEntry.findMany({ select: { payload: true } });
    const disposed = entries.filter(({ payload }) => payload.includes("item_disposed") && payload.includes(batchId));
    expect(disposed).toHaveLength(2);
  });
});
