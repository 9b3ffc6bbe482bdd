import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { copyState } from "@/lib/evidence/copy-verdict";
import { findPicture, type WantedPicture } from "@/lib/evidence/find-picture";
import { type ReadingView, readingView } from "@/lib/evidence/reading-view";
import { inTransaction } from "@/lib/infra/db/client";

export type OpenReadingResult =
  | { ok: true; view: ReadingView }
  | NotPermitted
  | { ok: false; reason: "not_found" | "no_copy" };

/** What was read on a picture, an order number perhaps, for somebody of the owner's staff, without what the masks hide. That they looked is on record. */
export async function openReading(staff: Staff, wanted: WantedPicture, at = new Date()): Promise<OpenReadingResult> {
  const may = authorise(staff, "evidence:view");
  if (!may.ok) return may;
  const picture = await findPicture(staff, wanted, "own");
  if (!picture) return { ok: false, reason: "not_found" };
  if (copyState(picture.copyVerdict, picture.receivedAt, at) !== "ready") return { ok: false, reason: "no_copy" };
  const { id, caseId, sha256 } = picture;
  await inTransaction((tx) =>
    appendAudit(tx, {
      actor: { kind: "staff", id: staff.id },
      action: "evidence.viewed",
      subject: { kind: "evidence", id },
      data: { caseId, form: "reading", sha256 },
      at,
    }),
  );
  return { ok: true, view: await readingView(picture, false) };
}
