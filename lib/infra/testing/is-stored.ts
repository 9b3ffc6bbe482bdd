import { listBlobs, readBlob } from "@/lib/infra/storage/storage";

/** Whether these very bytes lie anywhere in the store, which test files share while they run. */
export async function isStored(bytes: Buffer): Promise<boolean> {
  for await (const { key } of listBlobs()) {
    const there = await readBlob(key).catch(() => null);
    if (there?.equals(bytes)) return true;
  }
  return false;
}
