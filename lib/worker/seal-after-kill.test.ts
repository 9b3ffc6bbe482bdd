import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Decrypter } from "age-encryption";
import { afterEach, expect, test, vi } from "vitest";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { finishEvidence } from "@/lib/evidence/finish-evidence";
import { bareCase } from "@/lib/evidence/testing/bare-case";
import { screenshot } from "@/lib/evidence/testing/hostile-files";
import { takenFile } from "@/lib/evidence/testing/taken-file";
import { db, inTransaction } from "@/lib/infra/db/client";
import { settings } from "@/lib/infra/env";
import { readBlob } from "@/lib/infra/storage/storage";
import { WorkerProcess } from "@/lib/infra/testing/worker-process";

const worker = new WorkerProcess();
afterEach(() => worker.end("SIGKILL"));

const FILES = 6;

async function evidenceWithOriginals(): Promise<Map<string, Buffer>> {
  const { id: caseId } = await bareCase();
  const pictures = await Promise.all(Array.from({ length: FILES }, (_, n) => screenshot("png", n)));
  const files = await Promise.all(pictures.map((picture) => takenFile(picture)));
  const attach = { caseId, files, source: "reporter", at: new Date() } as const;
  const rows = await inTransaction((tx) => attachEvidence(tx, attach));
  return new Map(rows.map(({ id }, n) => [id, pictures[n] ?? Buffer.alloc(0)]));
}

async function plainOf(row: { storageKey: string; sealedKey: string | null }): Promise<Buffer> {
  if (!row.sealedKey) return readBlob(row.storageKey);
  const decrypter = new Decrypter();
  const identity = readFileSync(join(settings().dataDir, "custodian-identity.txt"), "utf8");
  decrypter.addIdentity(identity.trim().split("\n").at(-1) ?? "");
  return Buffer.from(await decrypter.decrypt(await readBlob(row.sealedKey)));
}

const sealed = () => db.evidence.count({ where: { sealedKey: { not: null } } });

test("killed while it copies and seals, again and again: each original is there, plain or sealed (EVD-01, REL-07)", async () => {
  const originals = await evidenceWithOriginals();
  for (const many of [1, FILES]) {
    await worker.start();
    await vi.waitFor(async () => expect(await sealed()).toBeGreaterThanOrEqual(many), {
      timeout: 120_000,
      interval: 5,
    });
    await worker.end("SIGKILL");
    for (const row of await db.evidence.findMany()) {
      expect((await plainOf(row)).equals(originals.get(row.id) ?? Buffer.alloc(0))).toBe(true);
    }
    await finishEvidence(new Date(Date.now() + 3_600_000));
  }
  expect(await sealed()).toBe(FILES);
}, 600_000);
