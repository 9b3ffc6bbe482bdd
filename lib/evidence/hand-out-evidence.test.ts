import { randomUUID } from "node:crypto";
import { buffer } from "node:stream/consumers";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { ROLES, type Role } from "@/lib/access/roles";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { db, inTransaction } from "@/lib/infra/db/client";
import { putBlob } from "@/lib/infra/storage/storage";
import { ownerUrl } from "@/lib/infra/testing/worker-database";
import { attachEvidence } from "./attach-evidence";
import { handOutEvidence } from "./hand-out-evidence";
import { makeSafeCopyNow } from "./make-safe-copy";
import { bareCase } from "./testing/bare-case";
import { photoWithPlace } from "./testing/hostile-files";
import { takenFile } from "./testing/taken-file";

async function photoOnFile() {
  const { id: caseId, reference } = await bareCase();
  const photo = await photoWithPlace();
  const file = await takenFile(photo);
  const at = new Date();
  const [evidence] = await inTransaction((tx) => attachEvidence(tx, { caseId, files: [file], source: "reporter", at }));
  const evidenceId = evidence?.id ?? "";
  await makeSafeCopyNow({ evidenceId });
  return { reference, evidenceId, photo, storageKey: file.storageKey };
}

/** Who looked, without what the worker did before. */
async function auditOf(evidenceId: string) {
  const rows = await db.$queryRaw<{ payload: string }[]>`
    SELECT payload FROM audit_entry WHERE payload::jsonb->'subject'->>'id' = ${evidenceId} ORDER BY seq`;
  const entries = rows.map((row) => JSON.parse(row.payload) as { action: string; actor: object; data: object });
  return entries.filter(({ action }) => action !== "evidence.copied");
}

describe("handing out evidence", () => {
  it("gives an officer the copy without notes, and the original byte for byte; each look is on record", async () => {
    const { reference, evidenceId, photo } = await photoOnFile();
    const staff = await staffForTest("case_officer");
    for (const form of ["thumbnail", "copy"] as const) {
      const handed = await handOutEvidence(staff, { reference, evidenceId, form });
      if (!handed.ok) throw new Error(handed.reason);
      expect(handed.evidence).toMatchObject({ mime: "image/webp", fileName: `${reference}-01.webp` });
      expect((await buffer(handed.evidence.content)).includes("CANARY")).toBe(false);
    }
    const original = await handOutEvidence(staff, { reference, evidenceId, form: "original" });
    if (!original.ok) throw new Error(original.reason);
    expect((await buffer(original.evidence.content)).equals(photo)).toBe(true);
    expect(await auditOf(evidenceId)).toMatchObject([
      { action: "evidence.viewed", actor: { id: staff.id }, data: { form: "thumbnail" } },
      { action: "evidence.viewed", data: { form: "copy" } },
      { action: "evidence.downloaded", data: { form: "original" } },
    ]);
  });

  const may: Role[] = ["reviewer", "case_officer", "supervisor"];
  it.each(ROLES)("asks whether a %s may see it", async (role) => {
    const { reference, evidenceId } = await photoOnFile();
    const handed = await handOutEvidence(await staffForTest(role), { reference, evidenceId, form: "copy" });
    expect(handed.ok).toBe(may.includes(role));
    if (handed.ok) handed.evidence.content.destroy();
    else expect(await auditOf(evidenceId)).toEqual([]);
  });

  it("does not find a file under another case's number, or under no number at all", async () => {
    const { evidenceId } = await photoOnFile();
    const { reference } = await bareCase();
    const staff = await staffForTest("supervisor");
    const missing = { ok: false, reason: "not_found" };
    expect(await handOutEvidence(staff, { reference, evidenceId, form: "copy" })).toEqual(missing);
    expect(await handOutEvidence(staff, { reference, evidenceId: randomUUID(), form: "copy" })).toEqual(missing);
    expect(await handOutEvidence(staff, { reference, evidenceId: "' OR 1=1", form: "copy" })).toEqual(missing);
  });

  it("does not pass off changed bytes as the original: refused, and on record (EVD-01)", async () => {
    const { reference, evidenceId, photo, storageKey } = await photoOnFile();
    await putBlob(storageKey, [photo.subarray(0, -1)]);
    const staff = await staffForTest("supervisor");
    const handed = await handOutEvidence(staff, { reference, evidenceId, form: "original" });
    expect(handed).toEqual({ ok: false, reason: "altered" });
    expect(await auditOf(evidenceId)).toMatchObject([{ action: "evidence.downloaded", data: { altered: true } }]);
  });
});

describe("the record of an original never changes (EVD-01)", () => {
  const attempts = [
    "UPDATE evidence SET sha256 = repeat('0', 64)",
    "UPDATE evidence SET bytes = bytes + 1",
    "UPDATE evidence SET storage_key = '00/00000000-0000-0000-0000-000000000000'",
    "UPDATE evidence SET mime = 'text/html'",
    "UPDATE evidence SET received_at = now()",
    "UPDATE evidence SET source = 'staff'",
    "UPDATE evidence SET has_location = NOT has_location",
    "DELETE FROM evidence",
    "TRUNCATE evidence CASCADE",
  ];
  it.each(attempts)("neither for the program nor for the database's owner: %s", async (sql) => {
    await photoOnFile();
    await expect(db.$executeRawUnsafe(sql)).rejects.toThrow();
    const owner = new pg.Client({ connectionString: ownerUrl });
    await owner.connect();
    await expect(owner.query(sql)).rejects.toMatchObject({ code: "23001" });
    await owner.end();
  });
});
