import { expect, it } from "vitest";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { appendAudit } from "@/lib/audit/append-entry";
import { laneOf } from "@/lib/audit/audit-entry";
import { db, inTransaction } from "@/lib/infra/db/client";
import { attachEvidence } from "./attach-evidence";
import { custodyOf, receivedEntries } from "./custody";
import { handOutEvidence } from "./hand-out-evidence";
import { makeSafeCopyNow } from "./make-safe-copy";
import { sealOriginalNow } from "./seal-original";
import { bareCase } from "./testing/bare-case";
import { pdfFrom } from "./testing/hostile-documents";
import { screenshot } from "./testing/hostile-files";
import { takenFile } from "./testing/taken-file";

async function received(content: Buffer) {
  const { id: caseId, reference } = await bareCase();
  const file = await takenFile(content);
  const [at, actor] = [new Date("2026-11-20T03:04:05.678Z"), { kind: "reporter" } as const];
  const [attached] = await inTransaction(async (tx) => {
    const files = await attachEvidence(tx, { caseId, files: [file], source: "reporter", at });
    await appendAudit(tx, receivedEntries({ caseId, actor, files, at }));
    return files;
  });
  return { caseId, reference, evidenceId: attached?.id ?? "", sha256: file.sha256 };
}

it("every touch of a file is one entry of the audit chain, in order (EVD-02)", async () => {
  const { caseId, reference, evidenceId, sha256 } = await received(await screenshot("png", 201));
  await makeSafeCopyNow({ evidenceId });
  await sealOriginalNow({ evidenceId });
  const staff = await staffForTest("reviewer");
  for (const form of ["copy", "original"] as const) {
    const handed = await handOutEvidence(staff, { reference, evidenceId, form });
    if (handed.ok) handed.evidence.content.destroy();
  }
  const custody = await custodyOf(evidenceId);
  expect(custody).toMatchObject([
    { action: "evidence.received", actor: { kind: "reporter" }, data: { caseId, sha256, thumbnail: true } },
    { action: "evidence.copied", actor: { kind: "system" }, data: { sha256, verdict: "ready" } },
    { action: "evidence.sealed", actor: { kind: "system" }, data: { sha256 } },
    { action: "evidence.viewed", actor: { kind: "staff", id: staff.id }, data: { form: "copy" } },
    { action: "evidence.downloaded", actor: { kind: "staff", id: staff.id }, data: { form: "sealed_original" } },
  ]);
  expect(custody[0]?.at.toISOString()).toBe("2026-11-20T03:04:05.678Z");
  for (const { lane, seq, hash } of custody) {
    const entry = await db.auditEntry.findUniqueOrThrow({ where: { lane_seq: { lane, seq } } });
    expect([lane, hash]).toEqual([laneOf(evidenceId), Buffer.from(entry.hash).toString("hex")]);
  }
});

it("a document's thumbnail is made by the worker, and noted", async () => {
  const page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]>>";
  const document = pdfFrom(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", page]);
  const { evidenceId } = await received(document);
  await makeSafeCopyNow({ evidenceId });
  const actions = (await custodyOf(evidenceId)).map(({ action }) => action);
  expect(actions).toEqual(["evidence.received", "evidence.thumbnailed", "evidence.copied"]);
});

it("what becomes of one file is not told of another", async () => {
  const [one, other] = [await received(await screenshot("png", 202)), await received(await screenshot("png", 203))];
  await makeSafeCopyNow({ evidenceId: one.evidenceId });
  expect(await custodyOf(other.evidenceId)).toHaveLength(1);
  expect(await custodyOf("' OR true")).toEqual([]);
});
