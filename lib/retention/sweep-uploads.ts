import { db } from "@/lib/infra/db/client";
import { removeUploadsOf, uploadOwners, uploadsOf } from "@/lib/infra/uploads/upload-folder";

const AT_ONCE = 500;

/**
 * Forgets files that never arrived whole: with the report they were for, or after a week.
 * @returns how many owners' folders went, and how many uploads beside them.
 */
export async function sweepUploads(now = new Date()): Promise<{ owners: number; uploads: number }> {
  const owners = await uploadOwners();
  const swept = { owners: 0, uploads: 0 };
  for (let from = 0; from < owners.length; from += AT_ONCE) {
    const some = owners.slice(from, from + AT_ONCE);
    const alive = await withReport(some, now);
    for (const owner of some) {
      if (alive.has(owner)) swept.uploads += await uploadsOf(owner).deleteExpired(now.getTime());
      else {
        await removeUploadsOf(owner);
        swept.owners++;
      }
    }
  }
  return swept;
}

async function withReport(owners: readonly string[], now: Date): Promise<Set<string>> {
  const drafts = await db.draft.findMany({
    where: {
      tokenHash: { in: owners.map((owner) => Uint8Array.from(Buffer.from(owner, "hex"))) },
      submittedCaseId: null,
      expiresAt: { gt: now },
    },
    select: { tokenHash: true },
  });
  return new Set(drafts.map(({ tokenHash }) => Buffer.from(tokenHash).toString("hex")));
}
