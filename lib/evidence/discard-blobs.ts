import { db } from "@/lib/infra/db/client";
import { removeBlob } from "@/lib/infra/storage/storage";

/** Removes bytes that were replaced; what any row still refers to stays. Run twice, it does nothing the second time. */
export async function discardBlobsNow({ keys }: { keys: readonly string[] }): Promise<void> {
  for (const key of keys) if (!(await isReferred(key))) await removeBlob(key);
}

async function isReferred(key: string): Promise<boolean> {
  const select = { id: true } as const;
  const own = [{ storageKey: key }, { sealedKey: key }, { thumbnailKey: key }, { workingCopyKey: key }];
  const evidence = await db.evidence.findFirst({ where: { OR: own }, select });
  if (evidence) return true;
  const masks = { OR: [{ copyKey: key }, { thumbnailKey: key }] };
  const masked = await db.maskedCopy.findFirst({ where: masks, select: { evidenceId: true } });
  const drafted = { OR: [{ storageKey: key }, { thumbnailKey: key }] };
  return masked !== null || (await db.draftFile.findFirst({ where: drafted, select })) !== null;
}
