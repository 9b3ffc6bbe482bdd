import { createHash } from "node:crypto";
import type { Upload } from "@tus/server";
import { displayName } from "@/lib/evidence/display-name";
import { isEvidenceKind } from "@/lib/evidence/evidence-kind";
import { hashToken } from "@/lib/infra/crypto/tokens";
import { db } from "@/lib/infra/db/client";
import type { UploadStore } from "@/lib/infra/uploads/upload-store";
import { addDraftFile, type DraftFileRefusal } from "@/lib/reports/add-draft-file";

export type UploadRefusal = DraftFileRefusal | "changed_on_the_way";
export type UploadOutcome = { ok: true } | { ok: false; reason: UploadRefusal; displayName: string };
export type Uploader = { token: string; address: string };

/** Refused for now: the bytes stay, and asking again may end otherwise. */
const PASSING: readonly UploadRefusal[] = ["too_many_uploads"];

const finishing = new Map<string, Promise<UploadOutcome>>();

/**
 * Takes a file that has arrived whole into the report under way, like any other. Asked again, because the answer was
 * lost or the server died in between, it gives the same answer and takes nothing twice.
 */
export async function finishUpload(uploader: Uploader, store: UploadStore, upload: Upload): Promise<UploadOutcome> {
  const running = finishing.get(upload.id) ?? finish(uploader, store, upload);
  finishing.set(upload.id, running);
  try {
    return await running;
  } finally {
    finishing.delete(upload.id);
  }
}

async function finish(uploader: Uploader, store: UploadStore, upload: Upload): Promise<UploadOutcome> {
  const { outcome: before } = await store.find(upload.id);
  if (before !== null) return JSON.parse(before) as UploadOutcome;
  const outcome = await take(uploader, store, upload);
  if (outcome.ok || !PASSING.includes(outcome.reason)) await store.settle(upload.id, JSON.stringify(outcome));
  return outcome;
}

async function take({ token, address }: Uploader, store: UploadStore, upload: Upload): Promise<UploadOutcome> {
  const { name, kind, sha256 } = upload.metadata ?? {};
  if (await wasTaken(token, upload.id)) return { ok: true };
  if (!(await arrivedAsSent(store, upload, sha256 ?? null)))
    return { ok: false, reason: "changed_on_the_way", displayName: displayName(name ?? "") };
  const result = await addDraftFile({
    token,
    address,
    id: upload.id,
    kind: kind && isEvidenceKind(kind) ? kind : "other",
    read: true,
    file: { name: name ?? "", content: store.read(upload.id) },
  });
  if (result.ok || (result.reason === "already_here" && (await wasTaken(token, upload.id)))) return { ok: true };
  return result;
}

/** Whether this very upload is in the draft already: taken just before the server died, or by another process. */
async function wasTaken(token: string, id: string): Promise<boolean> {
  const draft = { tokenHash: Uint8Array.from(hashToken(token)) };
  return (await db.draftFile.count({ where: { id, draft } })) > 0;
}

/** Length and SHA-256 as the sender stated them (EVD-01). A browser that cannot hash states the length alone. */
async function arrivedAsSent(store: UploadStore, upload: Upload, stated: string | null): Promise<boolean> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of store.read(upload.id) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.byteLength;
  }
  return bytes === upload.size && (stated === null || hash.digest("hex") === stated);
}
