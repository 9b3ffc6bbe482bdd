import type { Upload } from "@tus/server";
import { displayName } from "@/lib/evidence/display-name";
import { UPLOAD_SLOT } from "@/lib/evidence/upload-slot";
import { db } from "@/lib/infra/db/client";
import { addressPrefix, takeTicket } from "@/lib/infra/rate-limit/rate-limit";
import type { UploadStore } from "@/lib/infra/uploads/upload-store";
import type { DraftFileRefusal } from "@/lib/reports/add-draft-file";
import { ensureDraft } from "@/lib/reports/draft-id";
import type { Uploader } from "@/lib/reports/finish-upload";
import { heldByDraft } from "@/lib/reports/held-by-draft";

/** As many as files that are sent whole: an upload is begun once for each file, and again when it was damaged. */
const BEGINNINGS = { limit: 600, windowSeconds: 3_600 };

export type BeginUploadResult = { ok: true } | { ok: false; reason: DraftFileRefusal; displayName: string };

/** May this file be sent? Says no before its bytes have travelled, where that can be known. */
export async function beginUpload(uploader: Uploader, store: UploadStore, upload: Upload): Promise<BeginUploadResult> {
  const { size = 0, metadata } = upload;
  const refused = (reason: DraftFileRefusal) =>
    ({ ok: false, reason, displayName: displayName(metadata?.name ?? "") }) as const;
  if (size === 0) return refused("empty");
  if (size > UPLOAD_SLOT.bytes) return refused("too_large");
  const ticket = await takeTicket("upload-begun", addressPrefix(uploader.address), BEGINNINGS);
  if (!ticket.ok) return refused("too_many_uploads");
  const { id } = await ensureDraft(uploader.token);
  const draft = await db.draft.findUnique({ where: { id }, select: { submittedCaseId: true } });
  if (draft?.submittedCaseId) return refused("submitted");
  const held = await heldByDraft(uploader.token);
  const travelling = (await store.list()).filter(({ outcome }) => outcome === null).length;
  if (held.count + travelling >= UPLOAD_SLOT.files) return refused("too_many_files");
  return metadata?.sha256 && held.hashes.has(metadata.sha256) ? refused("already_here") : { ok: true };
}
