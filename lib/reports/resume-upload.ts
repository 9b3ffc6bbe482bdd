import { hashToken } from "@/lib/infra/crypto/tokens";
import { tusAnswer, type UploadHooks, UploadRefused } from "@/lib/infra/uploads/tus-answer";
import { uploadsOf } from "@/lib/infra/uploads/upload-folder";
import { beginUpload } from "@/lib/reports/begin-upload";
import { finishUpload, type Uploader, type UploadOutcome } from "@/lib/reports/finish-upload";

export const UPLOADS_PATH = "/api/uploads";

export type ResumedUpload = {
  response: Response;
  /** Why the file was not taken; the response says it to programs, and people want a sentence. */
  refused: Extract<UploadOutcome, { ok: false }> | null;
};

const SHA256 = /^[0-9a-f]{64}$/;
/** Of the protocol's checksum extension: what arrived is not what was sent. */
const CHECKSUM_MISMATCH = 460;

/**
 * Answers one request of the resumable upload protocol (tus 1.0) for the files of this browser's report. What belongs to
 * another browser is not there. @throws when the database or the disk fails; what had arrived by then is kept.
 */
export async function resumeUpload(uploader: Uploader, request: Request): Promise<ResumedUpload> {
  const store = uploadsOf(hashToken(uploader.token).toString("hex"));
  let refused: ResumedUpload["refused"] = null;
  const heed = (outcome: UploadOutcome) => {
    if (outcome.ok) return;
    refused = outcome;
    throw new UploadRefused(outcome.reason === "changed_on_the_way" ? CHECKSUM_MISMATCH : 422, outcome.reason);
  };
  const hooks: UploadHooks = {
    path: UPLOADS_PATH,
    store,
    begin: async (upload) => {
      const { sha256 } = upload.metadata ?? {};
      if (sha256 && !SHA256.test(sha256)) throw new UploadRefused(400, "metadata");
      heed(await beginUpload(uploader, store, upload));
    },
    finish: async (upload) => heed(await finishUpload(uploader, store, upload)),
  };
  const response = await tusAnswer(request, hooks);
  return { response, refused };
}
