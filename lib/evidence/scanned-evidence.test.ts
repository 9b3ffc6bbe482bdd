import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { db, inTransaction } from "@/lib/infra/db/client";
import { readBlob } from "@/lib/infra/storage/storage";
import { EICAR, FakeClamd } from "@/lib/infra/testing/fake-clamd";
import { attachEvidence } from "./attach-evidence";
import { custodyOf } from "./custody";
import { finishEvidence } from "./finish-evidence";
import { handOutEvidence } from "./hand-out-evidence";
import { makeSafeCopyNow } from "./make-safe-copy";
import { evidenceOfCase } from "./queries";
import { bareCase } from "./testing/bare-case";
import { screenshot } from "./testing/hostile-files";
import { takenFile } from "./testing/taken-file";

const scanner = new FakeClamd();
beforeAll(async () => {
  vi.stubEnv("CLAMD_SOCKET", await scanner.start());
});
afterAll(() => scanner.stop());

let seed = 100;
async function received(behind = "", at = new Date()) {
  const { id: caseId, reference } = await bareCase();
  const file = await takenFile(Buffer.concat([await screenshot("jpeg", seed++), Buffer.from(behind)]));
  const [row] = await inTransaction((tx) => attachEvidence(tx, { caseId, files: [file], source: "reporter", at }));
  return { evidenceId: row?.id ?? "", caseId, reference, storageKey: file.storageKey };
}

const rowOf = (id: string) => db.evidence.findUniqueOrThrow({ where: { id } });

it("a clean file gets its copy; that it was scanned is part of its custody", async () => {
  scanner.habits = {};
  const { evidenceId } = await received();
  await makeSafeCopyNow({ evidenceId });
  expect(await rowOf(evidenceId)).toMatchObject({ copyVerdict: "ready", copyReason: null });
  const custody = await custodyOf(evidenceId);
  expect(custody.map(({ action, data }) => [action, data.verdict])).toEqual([
    ["evidence.scanned", "clean"],
    ["evidence.copied", "ready"],
  ]);
});

it.each([
  ["infected", EICAR, {}],
  ["not_scanned", "", { says: "Heuristics.Limits.Exceeded.MaxFileSize FOUND" }],
  ["not_scanned", "", { limit: 100 }],
])(
  "a file that is %s is held: no copy, and not even the thumbnail is shown (SEC-08)",
  async (copyReason, behind, habits) => {
    scanner.habits = habits;
    const { evidenceId, caseId, reference } = await received(behind);
    await makeSafeCopyNow({ evidenceId });
    expect(await rowOf(evidenceId)).toMatchObject({ copyVerdict: "held", copyReason });
    expect(await evidenceOfCase(caseId)).toMatchObject([{ copy: "held", hasThumbnail: false }]);
    const staff = await staffForTest("supervisor");
    for (const form of ["thumbnail", "copy"] as const) {
      expect(await handOutEvidence(staff, { reference, evidenceId, form })).toEqual({ ok: false, reason: "no_copy" });
    }
  },
);

it("while the scanner is away a file stays without verdict, is held after a while, and is taken up again", async () => {
  scanner.habits = { silent: true };
  const hourAgo = new Date(Date.now() - 3_600_000);
  const { evidenceId, caseId, storageKey } = await received("", hourAgo);
  await expect(makeSafeCopyNow({ evidenceId })).rejects.toThrow("the scanner does not answer");
  expect((await rowOf(evidenceId)).copyVerdict).toBeNull();
  expect(await evidenceOfCase(caseId, hourAgo)).toMatchObject([{ copy: "waiting" }]);
  expect(await evidenceOfCase(caseId)).toMatchObject([{ copy: "held", hasThumbnail: false }]);
  expect((await readBlob(storageKey)).length).toBeGreaterThan(0);
  expect(await finishEvidence()).toBe(1);
  const jobs =
    await db.$queryRaw`SELECT FROM pgboss.job WHERE name = 'make-safe-copy' AND data->>'evidenceId' = ${evidenceId}`;
  expect(jobs).toHaveLength(2);
});
