import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
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
  sha256: string;
  /** Made from the case number and the position: nothing of the sender's is in it. */
  fileName: string;
};

export type HandOutEvidenceResult =
  | { ok: true; evidence: HandedOut }
  | NotPermitted
  /** `no_copy`: none yet, or none can be made. `altered`: the stored bytes are no longer those that were received. */
  | { ok: false; reason: "not_found" | "no_copy" | "altered" };

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const EXTENSIONS: Record<string, string> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "application/pdf": "pdf",
};

/**
 * Gives one file to a member of staff, and notes in the audit record who saw it. Pictures for the page are drawn anew
 * and harmless; the original comes only for keeping, and only while its hash is still the one on the receipt (EVD-01).
 */
export async function handOutEvidence(
  staff: Staff,
  wanted: HandOutEvidence,
  at = new Date(),
): Promise<HandOutEvidenceResult> {
  const allowed = authorise(staff, "evidence:view");
  if (!allowed.ok) return allowed;
  const found = await findEvidence(wanted);
  if (!found) return { ok: false, reason: "not_found" };
  const key = keyOf(found, wanted.form);
  if (!key) return { ok: false, reason: "no_copy" };
  const altered = wanted.form === "original" && (await hashOf(key)) !== found.sha256;
  await inTransaction((tx) =>
    appendAudit(tx, {
      at,
      actor: { kind: "staff", id: staff.id },
      action: wanted.form === "original" ? "evidence.downloaded" : "evidence.viewed",
      subject: { kind: "evidence", id: found.id },
      data: { caseId: found.caseId, form: wanted.form, sha256: found.sha256, altered: altered || undefined },
    }),
  );
  if (altered) return { ok: false, reason: "altered" };
  const mime = wanted.form === "original" ? found.mime : "image/webp";
  const fileName = `${wanted.reference}-${String(found.position).padStart(2, "0")}.${EXTENSIONS[mime] ?? "bin"}`;
  return { ok: true, evidence: { content: streamBlob(key), mime, sha256: found.sha256, fileName } };
}

type Found = NonNullable<Awaited<ReturnType<typeof findEvidence>>>;

async function findEvidence({ reference, evidenceId }: HandOutEvidence) {
  if (!UUID.test(evidenceId)) return null;
  return db.evidence.findFirst({
    where: { id: evidenceId, case: { reference } },
    select: {
      id: true,
      caseId: true,
      position: true,
      mime: true,
      sha256: true,
      storageKey: true,
      thumbnailKey: true,
      workingCopyKey: true,
    },
  });
}

function keyOf(found: Found, form: HandOutEvidence["form"]): string | null {
  return { thumbnail: found.thumbnailKey, copy: found.workingCopyKey, original: found.storageKey }[form];
}

async function hashOf(key: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of streamBlob(key)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}
