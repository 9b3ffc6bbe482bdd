import { createHash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { db, inTransaction } from "@/lib/infra/db/client";
import { settings } from "@/lib/infra/env";
import { readBlob } from "@/lib/infra/storage/storage";
import { startS3 } from "@/lib/infra/testing/s3-server";
import { attachEvidence } from "./attach-evidence";
import { handOutEvidence } from "./hand-out-evidence";
import { makeSafeCopyNow } from "./make-safe-copy";
import { sealOriginalNow } from "./seal-original";
import { bareCase } from "./testing/bare-case";
import { screenshot } from "./testing/hostile-files";
import { takenFile } from "./testing/taken-file";

let server: Awaited<ReturnType<typeof startS3>>;
beforeAll(async () => {
  server = await startS3();
  vi.stubEnv("S3_URL", server.url);
});
afterAll(() => server.stop());

it("a file lives its whole life in a bucket: taken, decoded, copied, sealed, handed out; nothing stays on the disk (EVD-01)", async () => {
  const { id: caseId, reference } = await bareCase();
  const file = await takenFile(await screenshot("jpeg", 960));
  const files = [{ ...file }];
  const [row] = await inTransaction((tx) => attachEvidence(tx, { caseId, files, source: "reporter", at: new Date() }));
  const evidenceId = row?.id ?? "";
  await makeSafeCopyNow({ evidenceId });
  await sealOriginalNow({ evidenceId });
  const kept = await db.evidence.findUniqueOrThrow({ where: { id: evidenceId } });
  expect(kept.copyVerdict).toBe("ready");
  await expect(readBlob(file.storageKey)).rejects.toMatchObject({ code: "ENOENT" });
  const handed = await handOutEvidence(await staffForTest("case_officer"), { reference, evidenceId, form: "original" });
  if (!handed.ok) throw new Error(handed.reason);
  const sealed = await buffer(handed.evidence.content);
  expect(createHash("sha256").update(sealed).digest("hex")).toBe(kept.sealedSha256);
  const blobs = join(settings().dataDir, "blobs");
  expect(readdirSync(join(blobs, "scratch"))).toEqual([]);
  expect(existsSync(join(blobs, (kept.sealedKey ?? "").slice(0, 2)))).toBe(false);
});
