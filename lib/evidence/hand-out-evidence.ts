import type { Readable } from "node:stream";
import { caseScope } from "@/lib/access/case-scope";
import { isRecused, RECUSED, type Recused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { copyState } from "@/lib/evidence/copy-verdict";
import { defaultPicture } from "@/lib/evidence/masking/default-picture";
import { sha256Of } from "@/lib/evidence/tally";
import { db, inTransaction } from "@/lib/infra/db/client";
import { streamBlob } from "@/lib/infra/storage/storage";

export type HandOutEvidence = {
  reference: string;
  evidenceId: string;
  form: "thumbnail" | "copy" | "original";
};

export type HandedOut = {
  content: Readable;
  mime: string;
  /** Of the bytes that are given; null for a picture of ours. */
  sha256: string | null;
  /** Made from the case number and the position: nothing of the sender's is in it. */
  fileName: string;
};

export type HandOutEvidenceResult =
  | { ok: true; evidence: HandedOut }
  | NotPermitted
  | Recused
  /** `no_copy`: none yet, none can be made, or none is to be shown. `altered`: the stored bytes are no longer those that were received. */
  | { ok: false; reason: "not_found" | "no_copy" | "altered" };

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const EXTENSIONS: Record<string, string> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "application/pdf": "pdf",
};

/**
 * Gives one file to a member of staff, and notes in the audit record who saw it. Pictures for the page are drawn anew,
 * harmless, and hide what is private (N4); to see that, there is `unmaskEvidence`. The original comes only for keeping: sealed, as an age file that the custodian opens, or, while it waits
 * for that, as it was received; either way only while its hash is still the one on record (EVD-01).
 */
export async function handOutEvidence(
  staff: Staff,
  wanted: HandOutEvidence,
  at = new Date(),
): Promise<HandOutEvidenceResult> {
  const allowed = authorise(staff, "evidence:view");
  if (!allowed.ok) return allowed;
  const found = await findEvidence(staff, wanted);
  if (!found) return { ok: false, reason: "not_found" };
  const { form } = wanted;
  if (form === "original" && !found.sealedKey) {
    const plain = authorise(staff, "evidence:unmask");
    if (!plain.ok) return plain;
    if (await isRecused({ caseId: found.caseId, staffId: staff.id })) return RECUSED;
  }
  const file = form === "original" ? await originalOf(staff, wanted, found) : await pictureOf(found, form, at);
  if (!file) return { ok: false, reason: "no_copy" };
  const altered = file.sha256 !== null && file.readSha256 !== file.sha256;
  await inTransaction((tx) =>
    appendAudit(tx, {
      at,
      actor: { kind: "staff", id: staff.id },
      action: form === "original" ? "evidence.downloaded" : "evidence.viewed",
      subject: { kind: "evidence", id: found.id },
      data: {
        caseId: found.caseId,
        form: file.form,
        shown: file.shown,
        sha256: found.sha256,
        altered: altered || undefined,
      },
    }),
  );
  if (altered) return { ok: false, reason: "altered" };
  const fileName = `${wanted.reference}-${String(found.position).padStart(2, "0")}.${file.extension}`;
  return { ok: true, evidence: { content: file.open(), mime: file.mime, sha256: file.sha256, fileName } };
}

type Found = NonNullable<Awaited<ReturnType<typeof findEvidence>>>;
type File = {
  form: string;
  open: () => Readable;
  mime: string;
  extension: string;
  sha256: string | null;
  readSha256?: string;
  /** Of pictures: how much of them is hidden. */
  shown?: string;
};

/** Of a case that is shared, only pictures for the page go out. */
async function findEvidence(staff: Staff, { reference, evidenceId, form }: HandOutEvidence) {
  if (!UUID.test(evidenceId)) return null;
  const scope = caseScope(staff, form === "original" ? "own" : "evidence:view", new Date());
  return db.evidence.findFirst({
    where: { id: evidenceId, case: { reference, AND: [scope] } },
    select: {
      id: true,
      caseId: true,
      position: true,
      mime: true,
      sha256: true,
      storageKey: true,
      thumbnailKey: true,
      workingCopyKey: true,
      copyVerdict: true,
      receivedAt: true,
      sealedKey: true,
      sealedSha256: true,
      maskedCopy: { select: { copyKey: true, thumbnailKey: true } },
    },
  });
}

async function pictureOf(found: Found, form: "thumbnail" | "copy", at: Date): Promise<File | null> {
  if (copyState(found.copyVerdict, found.receivedAt, at) === "held") return null;
  const picture = await defaultPicture(found, form);
  return picture && { ...picture, form, mime: "image/webp", extension: "webp", sha256: null };
}

/** Between the look into the record and the one onto the disk, the worker may have sealed the file: then look again. */
async function originalOf(staff: Staff, wanted: HandOutEvidence, found: Found): Promise<File> {
  const { key, ...file } = sealedOrPlain(found);
  const open = () => streamBlob(key);
  try {
    return { ...file, open, readSha256: await sha256Of(open()) };
  } catch (error) {
    const again = found.sealedKey ? null : await findEvidence(staff, wanted);
    if (!again?.sealedKey) throw error;
    return originalOf(staff, wanted, again);
  }
}

function sealedOrPlain({
  mime,
  sha256,
  storageKey,
  sealedKey,
  sealedSha256,
}: Found): Omit<File, "open"> & { key: string } {
  const extension = EXTENSIONS[mime] ?? "bin";
  if (!sealedKey) return { form: "original", key: storageKey, mime, extension, sha256 };
  const sealed = { form: "sealed_original", mime: "application/octet-stream", extension: `${extension}.age` };
  return { ...sealed, key: sealedKey, sha256: sealedSha256 };
}
