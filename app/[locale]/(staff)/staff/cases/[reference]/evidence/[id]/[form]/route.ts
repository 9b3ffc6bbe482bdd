import { Readable } from "node:stream";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import { type HandedOut, handOutEvidence } from "@/lib/evidence/hand-out-evidence";

const FORMS = ["thumbnail", "copy", "original"] as const;

const SHUT = { "Content-Security-Policy": "default-src 'none'; sandbox", "Cache-Control": "no-store" };

/** Pictures are our own drawings; an original is bytes to keep, which no browser may open on this site. */
function headersFor({ fileName, mime, sha256 }: HandedOut): Record<string, string> {
  if (sha256 === null)
    return { ...SHUT, "Content-Type": mime, "Content-Disposition": `inline; filename="${fileName}"` };
  return {
    ...SHUT,
    "Content-Type": "application/octet-stream",
    "Content-Disposition": `attachment; filename="${fileName}"`,
    "Repr-Digest": `sha-256=:${Buffer.from(sha256, "hex").toString("base64")}:`,
  };
}

/** Every refusal is a page of ours: that a file is not there, or not as it was received, is for a person to read. */
const STATUS = { not_permitted: 403, recused: 403, not_found: 404, no_copy: 404, altered: 409 } as const;

/** One file of a case, as thumbnail, working copy or original; each look is on record. */
export const GET = staffRoute("evidence:view", async (visit, params) => {
  const form = FORMS.find((name) => name === params.form);
  if (!form) return staffErrorPage(visit, "not_found", 404);
  const { reference = "", id = "" } = params;
  const handed = await handOutEvidence(visit.staff, { reference, evidenceId: id, form });
  if (!handed.ok) return staffErrorPage(visit, handed.reason, STATUS[handed.reason]);
  const body = Readable.toWeb(handed.evidence.content) as ReadableStream<Uint8Array>;
  return new Response(body, { headers: headersFor(handed.evidence) });
});
