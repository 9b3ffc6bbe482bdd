import { decode } from "@/lib/evidence/decoder/decode";
import { readFields } from "@/lib/evidence/reading/read-fields";
import { readPage } from "@/lib/evidence/reading/read-page";
import type { KnownNames } from "@/lib/evidence/reading/reading";
import { db } from "@/lib/infra/db/client";
import { withBlobFile } from "@/lib/infra/storage/storage";
import { sealProposals } from "@/lib/reports/draft-reading-seal";
import { type Proposal, proposalsFrom } from "@/lib/reports/proposal";

type Unread = { id: string; storageKey: string; mime: string };

/** From the pixels that the decoder's own process draws, never from the file itself. Null where nothing can be read. */
async function proposalsOn({ storageKey, mime }: Unread, known: KnownNames): Promise<readonly Proposal[] | null> {
  try {
    const drawn = await withBlobFile(storageKey, (path) => decode({ work: "copy", path, mime }));
    if (!drawn.ok || !drawn.copy) return null;
    return proposalsFrom(readFields(await readPage(Buffer.from(drawn.copy)), known));
  } catch {
    return null; // no library for this system, or a file that is gone by now: the form is filled in by hand
  }
}

/** Reads a file of a report under way, for its sender to confirm. Run twice, it does nothing the second time. */
export async function readDraftFileNow(
  { fileId }: { fileId: string },
  known: KnownNames,
  at = new Date(),
): Promise<void> {
  const select = { id: true, storageKey: true, mime: true } as const;
  const file = await db.draftFile.findFirst({ where: { id: fileId, reading: { readAt: null } }, select });
  if (!file) return;
  const proposals = await proposalsOn(file, known);
  const sealedProposals = proposals ? sealProposals(fileId, proposals) : null;
  await db.draftReading.updateMany({
    where: { draftFileId: fileId, readAt: null },
    data: { readAt: at, sealedProposals },
  });
}
