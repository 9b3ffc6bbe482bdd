import { randomBytes, randomUUID } from "node:crypto";
import { Upload } from "@tus/server";
import { describe, expect, test } from "vitest";
import { db } from "@/lib/infra/db/client";
import { uploadOwners, uploadsOf } from "@/lib/infra/uploads/upload-folder";
import { sweepUploads } from "./sweep-uploads";

const DAY = 86_400_000;
const now = new Date();

async function uploadFor(draft: { expiresAt: Date; submittedCaseId?: string } | null): Promise<string> {
  const tokenHash = Uint8Array.from(randomBytes(32));
  if (draft) await db.draft.create({ data: { tokenHash, sealedAnswers: tokenHash, ...draft } });
  const owner = Buffer.from(tokenHash).toString("hex");
  await uploadsOf(owner).create(new Upload({ id: randomUUID(), size: 9, offset: 0 }));
  return owner;
}

describe("the sweep of files that never arrived whole", () => {
  test("keeps those of a report under way, and forgets them with it", async () => {
    const alive = await uploadFor({ expiresAt: new Date(now.getTime() + DAY) });
    const over = await uploadFor({ expiresAt: now });
    const sent = await uploadFor({ expiresAt: new Date(now.getTime() + DAY), submittedCaseId: randomUUID() });
    const none = await uploadFor(null);
    expect(await sweepUploads(now)).toEqual({ owners: 3, uploads: 0 });
    const owners = await uploadOwners();
    expect(owners).toContain(alive);
    for (const owner of [over, sent, none]) expect(owners).not.toContain(owner);
    expect(await sweepUploads(now)).toEqual({ owners: 0, uploads: 0 });
  });

  test("forgets them after a week, however long the report goes on", async () => {
    const owner = await uploadFor({ expiresAt: new Date(now.getTime() + 30 * DAY) });
    await sweepUploads(new Date(now.getTime() + 6 * DAY));
    expect(await uploadsOf(owner).list()).toHaveLength(1);
    expect((await sweepUploads(new Date(now.getTime() + 8 * DAY))).uploads).toBe(1);
    expect(await uploadsOf(owner).list()).toEqual([]);
  });
});
