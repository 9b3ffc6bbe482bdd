import { uploadRoute } from "@/app/_server/upload-route";
import type { Visit } from "@/app/_server/visit";
import type { UploadRefusal } from "@/lib/reports/finish-upload";
import { listUploads } from "@/lib/reports/list-uploads";
import { resumeUpload } from "@/lib/reports/resume-upload";

function sentence({ t }: Visit, refused: { reason: UploadRefusal; displayName: string }): string {
  const reason = t(`files.refused.${refused.reason}`);
  return t("files.refusedFile", { name: refused.displayName || t("files.unnamed"), reason });
}

/** Resumable upload, tus 1.0 (https://tus.io/protocols/resumable-upload): the files of this browser's report. */
const tus = uploadRoute(async (visit) => {
  const { response, refused } = await resumeUpload(visit, visit.request);
  if (!refused) return response;
  const words = { reason: refused.reason, sentence: sentence(visit, refused) };
  return Response.json(words, { status: response.status, headers: { "Tus-Resumable": "1.0.0" } });
});

/** Not part of the protocol: what this browser can go on with. */
export const GET = uploadRoute(async ({ token }) => Response.json(await listUploads(token)));

export { tus as DELETE, tus as HEAD, tus as OPTIONS, tus as PATCH, tus as POST };
