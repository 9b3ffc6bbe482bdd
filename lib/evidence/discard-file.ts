import { removeBlob } from "@/lib/infra/storage/storage";

/** Removes the stored bytes of a file that never became evidence. Call it after its row is gone; safe to repeat. */
export async function discardFile(file: { storageKey: string; thumbnailKey: string | null }): Promise<void> {
  await removeBlob(file.storageKey);
  if (file.thumbnailKey) await removeBlob(file.thumbnailKey);
}
