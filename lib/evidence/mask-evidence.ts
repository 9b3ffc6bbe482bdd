import { isRecused, RECUSED, type Recused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { copyState } from "@/lib/evidence/copy-verdict";
import type { Place } from "@/lib/evidence/decoder/order";
import { findPicture, type Picture, type WantedPicture } from "@/lib/evidence/find-picture";
import { drawMasked, type MaskedBlobs } from "@/lib/evidence/masking/draw-masked";
import { handMask } from "@/lib/evidence/masking/hand-mask";
import { keepMaskedCopy, lockMasks } from "@/lib/evidence/masking/keep-masked-copy";
import { inTransaction, type Tx } from "@/lib/infra/db/client";
import { removeBlob } from "@/lib/infra/storage/storage";

/** `looked_over`: a person has seen the whole picture and says that the boxes hide all that is private on it. */
export type MaskChange =
  | { act: "add"; place: Place }
  | { act: "move"; maskId: string; place: Place }
  | { act: "remove"; maskId: string }
  | { act: "looked_over" };

export type MaskEvidence = WantedPicture & {
  /** Of the masked copy that the person had before their eyes; 0 when there was none. */
  version: number;
  change: MaskChange;
};

export type MaskEvidenceResult =
  | { ok: true }
  | NotPermitted
  | Recused
  /** `off_picture`: the box is too small or lies beside the picture. `changed_meanwhile`: somebody else changed the boxes. */
  | { ok: false; reason: "not_found" | "no_copy" | "off_picture" | "no_mask" | "changed_meanwhile" | "burnt" };

type Planned = { picture: Picture; gone: string | null; added: Place | null };
type Refused = Exclude<MaskEvidenceResult, { ok: true }>;

/** What a change means for the rows, or why it cannot be made. */
function plan(picture: Picture | null, { version, change }: MaskEvidence, at: Date): Planned | Refused {
  if (!picture) return { ok: false, reason: "not_found" };
  const ready = copyState(picture.copyVerdict, picture.receivedAt, at) === "ready";
  if (!ready || !picture.workingCopyKey) return { ok: false, reason: "no_copy" };
  if (picture.maskedCopy?.burntAt) return { ok: false, reason: "burnt" };
  if ((picture.maskedCopy?.version ?? 0) !== version) return { ok: false, reason: "changed_meanwhile" };
  const added = "place" in change ? handMask(change.place) : null;
  if ("place" in change && !added) return { ok: false, reason: "off_picture" };
  const gone = "maskId" in change ? change.maskId : null;
  if (gone && !picture.masks.some(({ id }) => id === gone)) return { ok: false, reason: "no_mask" };
  return { picture, gone, added };
}

/**
 * Adds a box to a picture, moves one or takes one away, and draws what staff see anew; each change is on record. Hiding
 * more is for everybody who may see evidence, showing more only for those who may unmask. A box on a picture that nobody
 * has read is kept for later: it goes on being veiled as a whole until it was read or looked over.
 */
export async function maskEvidence(staff: Staff, input: MaskEvidence, at = new Date()): Promise<MaskEvidenceResult> {
  const may = authorise(staff, input.change.act === "add" ? "evidence:view" : "evidence:unmask");
  if (!may.ok) return may;
  const picture = await findPicture(staff, input, "own");
  if (picture && (await isRecused({ caseId: picture.caseId, staffId: staff.id }))) return RECUSED;
  const planned = plan(picture, input, at);
  if ("ok" in planned) return planned;
  const drawn = await redrawn(planned, input.change);
  const done = await inTransaction((tx) => conclude(tx, { ...planned, staff, change: input.change, drawn, at }));
  if (!done && drawn) for (const key of [drawn.copyKey, drawn.thumbnailKey]) await removeBlob(key);
  return done ? { ok: true } : { ok: false, reason: "changed_meanwhile" };
}

async function redrawn({ picture, gone, added }: Planned, { act }: MaskChange): Promise<MaskedBlobs | null> {
  if (!picture.maskedCopy && act !== "looked_over") return null;
  const kept = picture.masks.filter(({ id }) => id !== gone);
  return drawMasked(picture.workingCopyKey ?? "", added ? [...kept, added] : kept);
}

type Conclusion = Planned & { staff: Staff; change: MaskChange; drawn: MaskedBlobs | null; at: Date };

async function conclude(tx: Tx, { picture, gone, added, staff, change, drawn, at }: Conclusion): Promise<boolean> {
  const { id: evidenceId, caseId, sha256, maskedCopy: before } = picture;
  await lockMasks(tx, evidenceId);
  const madeMeanwhile = !before && (await tx.maskedCopy.count({ where: { evidenceId } })) > 0;
  if (madeMeanwhile) return false;
  if (drawn && !(await keepMaskedCopy(tx, { evidenceId, before, drawn, at }))) return false;
  if (gone) {
    const where = { id: gone, evidenceId, removedAt: null };
    const removed = await tx.evidenceMask.updateMany({ where, data: { removedAt: at, removedById: staff.id } });
    if (removed.count === 0) throw new Error("a box was taken away although the version had not changed");
  }
  const kind = picture.masks.find(({ id }) => id === gone)?.kind ?? "hand";
  if (added) await tx.evidenceMask.create({ data: { ...added, kind, evidenceId, staffId: staff.id, madeAt: at } });
  await appendAudit(tx, {
    actor: { kind: "staff", id: staff.id },
    action: "evidence.masked",
    subject: { kind: "evidence", id: evidenceId },
    data: { caseId, sha256, change: change.act, kind, copySha256: drawn?.copySha256 },
    at,
  });
  return true;
}
