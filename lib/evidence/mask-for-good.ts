import { isRecused, RECUSED, type Recused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { findPicture, type Picture, type WantedPicture } from "@/lib/evidence/find-picture";
import { holdOn, type OnHold, onHold } from "@/lib/evidence/litigation-hold";
import { drawMasked, type MaskedBlobs } from "@/lib/evidence/masking/draw-masked";
import { proposedFields, readLines, withoutHidden } from "@/lib/evidence/read-proposal";
import { inTransaction, type Tx } from "@/lib/infra/db/client";
import { enqueue } from "@/lib/infra/queue/queue";
import { removeBlob } from "@/lib/infra/storage/storage";

export type MaskForGoodResult =
  | { ok: true }
  | NotPermitted
  | Recused
  | OnHold
  /** `not_read`: nobody has looked for what is private. `no_mask`: there is nothing to destroy. */
  | { ok: false; reason: "not_found" | "no_copy" | "not_read" | "no_mask" | "burnt" | "changed_meanwhile" };

function refusal(picture: Picture | null, version: number): Exclude<MaskForGoodResult, { ok: true } | OnHold> | null {
  if (!picture) return { ok: false, reason: "not_found" };
  if (!picture.workingCopyKey) return { ok: false, reason: "no_copy" };
  if (!picture.maskedCopy) return { ok: false, reason: "not_read" };
  if (picture.maskedCopy.burntAt) return { ok: false, reason: "burnt" };
  if (picture.masks.length === 0) return { ok: false, reason: "no_mask" };
  return picture.maskedCopy.version === version ? null : { ok: false, reason: "changed_meanwhile" };
}

/**
 * Burns the masks into the working copy: the copy without them is removed, with what the machine had read under them.
 * Nobody of staff can see it again. The sealed original stays as it was received, for the custodian and a court.
 * @param input.version of the masked copy that was previewed: what is destroyed is what was shown.
 */
export async function maskForGood(
  staff: Staff,
  input: WantedPicture & { version: number },
  at = new Date(),
): Promise<MaskForGoodResult> {
  const may = authorise(staff, "evidence:burn");
  if (!may.ok) return may;
  const picture = await findPicture(staff, input, "evidence:burn");
  if (picture && (await isRecused({ caseId: picture.caseId, staffId: staff.id }))) return RECUSED;
  const refused = refusal(picture, input.version);
  if (!picture || refused) return refused ?? { ok: false, reason: "not_found" };
  const drawn = await drawMasked(picture.workingCopyKey ?? "", picture.masks);
  const done = await inTransaction((tx) => conclude(tx, { picture, staff, drawn, at }));
  if (!done.ok) for (const key of [drawn.copyKey, drawn.thumbnailKey]) await removeBlob(key);
  return done;
}

type Concluded = { ok: true } | OnHold | { ok: false; reason: "changed_meanwhile" };
type Conclusion = { picture: Picture; staff: Staff; drawn: MaskedBlobs; at: Date };

async function conclude(tx: Tx, { picture, staff, drawn, at }: Conclusion): Promise<Concluded> {
  const { id, caseId, sha256, workingCopyKey, thumbnailKey, maskedCopy, masks, reading } = picture;
  const hold = await holdOn(tx, caseId);
  if (hold) return onHold(hold);
  const version = maskedCopy?.version ?? 0;
  const burnt = await tx.maskedCopy.updateMany({
    where: { evidenceId: id, version, burntAt: null },
    data: { burntAt: at, version: version + 1 },
  });
  if (burnt.count === 0) return { ok: false, reason: "changed_meanwhile" };
  const keys = { workingCopyKey: drawn.copyKey, thumbnailKey: drawn.thumbnailKey };
  // A line that is gone could be guessed, and the guess proved, by its print.
  const fresh = { ...keys, picturePrint: null, pictureBands: [] };
  const { count } = await tx.evidence.updateMany({ where: { id, workingCopyKey }, data: fresh });
  if (count === 0) throw new Error("the working copy changed while its masks had not");
  const fields = withoutHidden(proposedFields(reading?.fields ?? []), masks);
  const lines = withoutHidden(readLines(reading?.lines ?? []), masks);
  await tx.evidenceReading.updateMany({ where: { evidenceId: id }, data: { fields, lines } });
  await enqueue(tx, "discard-blobs", { keys: [workingCopyKey, thumbnailKey].filter((key) => key !== null) });
  await appendAudit(tx, {
    actor: { kind: "staff", id: staff.id },
    action: "evidence.burnt",
    subject: { kind: "evidence", id },
    data: { caseId, sha256, masks: masks.length, copySha256: drawn.copySha256 },
    at,
  });
  return { ok: true };
}
