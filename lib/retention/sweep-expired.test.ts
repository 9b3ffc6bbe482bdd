import { randomBytes, randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { db } from "@/lib/infra/db/client";
import { putBlob, readBlob } from "@/lib/infra/storage/storage";
import { newStorageKey } from "@/lib/infra/storage/storage-key";
import { sweepExpired } from "./sweep-expired";

const DAY = 86_400_000;
const now = new Date("2026-11-22T10:00:00Z");
const daysFromNow = (days: number) => new Date(now.getTime() + days * DAY);
const bytes = () => Uint8Array.from(randomBytes(32));

async function blob(): Promise<string> {
  const key = newStorageKey();
  await putBlob(key, [Buffer.from("screenshot")]);
  return key;
}

async function draftWithFile(expiresAt: Date, submittedCaseId: string | null = null) {
  const [storageKey, thumbnailKey] = [await blob(), await blob()];
  const file = { position: 0, kind: "chat", displayName: "a.png", mime: "image/png", bytes: 10, sha256: randomUUID() };
  const { id } = await db.draft.create({
    data: {
      tokenHash: bytes(),
      sealedAnswers: bytes(),
      expiresAt,
      submittedCaseId,
      files: { create: { ...file, storageKey, thumbnailKey } },
    },
    select: { id: true },
  });
  return { id, storageKey, thumbnailKey };
}

const isThere = (id: string) => db.draft.findUnique({ where: { id }, select: { id: true } });
const gone = { code: "ENOENT" };

describe("the sweep of what has expired", () => {
  test.each([
    ["a day before its end", 1, true],
    ["at its very end", 0, false],
    ["a day after its end", -1, false],
  ] as const)("a draft %s: kept = %s", async (_, days, kept) => {
    const draft = await draftWithFile(daysFromNow(days));
    await sweepExpired(now);
    expect((await isThere(draft.id)) !== null).toBe(kept);
    if (kept) return void expect((await readBlob(draft.storageKey)).toString()).toBe("screenshot");
    await expect(readBlob(draft.storageKey)).rejects.toMatchObject(gone);
    await expect(readBlob(draft.thumbnailKey)).rejects.toMatchObject(gone);
  });

  test("forgets a submitted draft's row and keeps its files, which are evidence now", async () => {
    const draft = await draftWithFile(daysFromNow(-1), randomUUID());
    await sweepExpired(now);
    expect(await isThere(draft.id)).toBeNull();
    expect((await readBlob(draft.storageKey)).toString()).toBe("screenshot");
  });

  test("goes on where a killed sweep had removed the blob and not yet the row", async () => {
    const draft = await draftWithFile(daysFromNow(-1));
    const { removeBlob } = await import("@/lib/infra/storage/storage");
    await removeBlob(draft.storageKey);
    await sweepExpired(now);
    expect(await isThere(draft.id)).toBeNull();
  });

  test("counts what it forgets, and a second sweep finds nothing", async () => {
    await sweepExpired(now);
    const expiresAt = daysFromNow(-1);
    await draftWithFile(expiresAt);
    await db.reporterSession.create({
      data: { tokenHash: bytes(), caseId: randomUUID(), seenAt: expiresAt, expiresAt },
      select: { id: true },
    });
    await db.signInAttempt.create({ data: { tokenHash: bytes(), staffId: randomUUID(), expiresAt } });
    await db.rateWindow.create({ data: { key: bytes(), count: 1, expiresAt } });
    await db.spentPuzzle.create({ data: { id: randomUUID(), expiresAt } });
    const one = { drafts: 1, files: 2, reporterSessions: 1, signInAttempts: 1, rateWindows: 1, puzzles: 1 };
    expect(await sweepExpired(now)).toEqual(one);
    expect(Object.values(await sweepExpired(now)).every((count) => count === 0)).toBe(true);
  });

  test("two sweeps at once forget each draft once", async () => {
    await sweepExpired(now);
    await Promise.all(Array.from({ length: 6 }, () => draftWithFile(daysFromNow(-1))));
    const both = await Promise.all([sweepExpired(now), sweepExpired(now)]);
    expect(both.reduce((sum, swept) => sum + swept.drafts, 0)).toBe(6);
  });

  test("forgets more drafts than fit into one hand", async () => {
    const expiresAt = daysFromNow(-2);
    await db.draft.createMany({
      data: Array.from({ length: 450 }, () => ({ tokenHash: bytes(), sealedAnswers: bytes(), expiresAt })),
    });
    expect((await sweepExpired(now)).drafts).toBe(450);
  });
});
