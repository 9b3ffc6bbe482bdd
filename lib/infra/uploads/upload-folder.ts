import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { settings } from "@/lib/infra/env";
import { isGone } from "@/lib/infra/uploads/disk";
import { DurableStore } from "@/lib/infra/uploads/durable-store";
import { removeFromS3, S3UploadStore, s3UploadOwners } from "@/lib/infra/uploads/s3-upload-store";
import type { UploadStore } from "@/lib/infra/uploads/upload-store";

/** A week: as long as the draft that the files are for. */
export const UPLOAD_LIFE_MS = 7 * 86_400_000;

const OWNER = /^[0-9a-f]{64}$/;

function root(): string {
  return join(settings().dataDir, "uploads");
}

/**
 * The uploads of one owner: in the bucket when one is named, else in the data folder.
 * @param owner the hash of a browser's token, in hex: the token itself stands nowhere.
 */
export function uploadsOf(owner: string): UploadStore {
  if (!OWNER.test(owner)) throw new Error("not an owner of uploads");
  const { s3 } = settings();
  if (s3) return new S3UploadStore(s3, owner, UPLOAD_LIFE_MS);
  return new DurableStore(join(root(), owner), UPLOAD_LIFE_MS);
}

/** Everybody who has begun an upload. */
export async function uploadOwners(): Promise<string[]> {
  const { s3 } = settings();
  const names = s3 ? await s3UploadOwners(s3) : await folders();
  return names.filter((name) => OWNER.test(name));
}

function folders(): Promise<string[]> {
  return readdir(root()).catch((error: unknown) => {
    if (isGone(error)) return [];
    throw error;
  });
}

/** Forgets all uploads of an owner. */
export async function removeUploadsOf(owner: string): Promise<void> {
  if (!OWNER.test(owner)) return;
  const { s3 } = settings();
  if (s3) await removeFromS3(s3, owner);
  else await rm(join(root(), owner), { recursive: true, force: true });
}
