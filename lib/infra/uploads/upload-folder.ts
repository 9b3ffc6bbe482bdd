import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { settings } from "@/lib/infra/env";
import { isGone } from "@/lib/infra/uploads/disk";
import { DurableStore } from "@/lib/infra/uploads/durable-store";

/** A week: as long as the draft that the files are for. */
export const UPLOAD_LIFE_MS = 7 * 86_400_000;

const OWNER = /^[0-9a-f]{64}$/;

function root(): string {
  return join(settings().dataDir, "uploads");
}

/** The uploads of one owner. @param owner the hash of a browser's token, in hex: the token itself stands nowhere. */
export function uploadsOf(owner: string): DurableStore {
  if (!OWNER.test(owner)) throw new Error("not an owner of uploads");
  return new DurableStore(join(root(), owner), UPLOAD_LIFE_MS);
}

/** Everybody who has begun an upload. */
export async function uploadOwners(): Promise<string[]> {
  const names = await readdir(root()).catch((error: unknown) => {
    if (isGone(error)) return [];
    throw error;
  });
  return names.filter((name) => OWNER.test(name));
}

/** Forgets all uploads of an owner. */
export async function removeUploadsOf(owner: string): Promise<void> {
  if (OWNER.test(owner)) await rm(join(root(), owner), { recursive: true, force: true });
}
