import { acceptFile } from "@/lib/evidence/accept-file";
import { discardFile } from "@/lib/evidence/discard-file";
import { displayName } from "@/lib/evidence/display-name";
import type { EvidenceKind } from "@/lib/evidence/evidence-kind";
import type { FileRefusal } from "@/lib/evidence/file-refusal";
import { keepOrDiscard } from "@/lib/evidence/keep-or-discard";
import type { IncomingFile, ReceivedFile } from "@/lib/evidence/received-file";
import { isPicture, UPLOAD_SLOT } from "@/lib/evidence/upload-slot";
import { inTransaction, type Tx } from "@/lib/infra/db/client";
import { addressPrefix, takeTicket } from "@/lib/infra/rate-limit/rate-limit";
import { draftEnd, ensureDraft } from "@/lib/reports/draft-id";
import { lockDraft } from "@/lib/reports/draft-lock";
import { heldByDraft } from "@/lib/reports/held-by-draft";
import { readDraftFileLater } from "@/lib/reports/read-draft-file-later";

export type AddDraftFile = {
  /** Names the browser's draft; it is made when there is none. */
  token: string;
  /** The sender's network address: only counted. */
  address: string;
  file: IncomingFile;
  kind: EvidenceKind;
  /** The file's own id, by which its sender can tell that it was taken already. */
  id?: string | undefined;
  /** Whether somebody is there to be asked what a picture says. */
  read?: boolean | undefined;
};

export type DraftFileRefusal = FileRefusal | "too_many_uploads" | "submitted";
export type AddDraftFileResult =
  | { ok: true; hasLocation: boolean }
  | { ok: false; reason: DraftFileRefusal; displayName: string };

/** Thirty full reports an hour from one household or one carrier's gateway. */
const UPLOADS = { limit: 600, windowSeconds: 3_600 };
/** 2 GB: a hundred of the largest files, or some two thousand screenshots. */
const KILOBYTES = { limit: 2_000_000, windowSeconds: 3_600 };

/** Takes a file into the report under way, after those that are there. A refusal leaves them as they are. */
export async function addDraftFile(input: AddDraftFile, at = new Date()): Promise<AddDraftFileResult> {
  const { token, address, file, kind, id, read = false } = input;
  const ticket = await takeTicket("upload", addressPrefix(address), UPLOADS);
  if (!ticket.ok) return { ok: false, reason: "too_many_uploads", displayName: displayName(file.name) };
  await ensureDraft(token, at);
  const accepted = await acceptFile(file, await heldByDraft(token));
  if (!accepted.ok) return accepted;
  if (!(await hasRoom(address, accepted.file.bytes))) {
    await discardFile(accepted.file);
    return { ok: false, reason: "too_many_uploads", displayName: accepted.file.displayName };
  }
  const row = { ...accepted.file, ...(id ? { id } : {}), kind, uploadedAt: at };
  const refused = await keepOrDiscard(accepted.file, () => inTransaction((tx) => keepFile(tx, { token, read }, row)));
  if (!refused) return { ok: true, hasLocation: accepted.file.hasLocation };
  return { ok: false, reason: refused, displayName: accepted.file.displayName };
}

/** Counted when the bytes are known: what a stream says of its own length is not believed. */
async function hasRoom(address: string, bytes: number): Promise<boolean> {
  const cost = Math.ceil(bytes / 1_000);
  return (await takeTicket("upload-kilobytes", addressPrefix(address), { ...KILOBYTES, cost })).ok;
}

type Keeping = { token: string; read: boolean };
type DraftFileRow = ReceivedFile & { id?: string; kind: EvidenceKind; uploadedAt: Date };

/** Checks again under the draft's lock: two requests may have brought the same file, or the last one, at once. */
async function keepFile(tx: Tx, { token, read }: Keeping, file: DraftFileRow): Promise<DraftFileRefusal | null> {
  const draft = await lockDraft(tx, token);
  if (!draft || draft.submitted) return "submitted";
  const draftId = draft.id;
  const files = await tx.draftFile.findMany({ where: { draftId }, select: { sha256: true, position: true } });
  if (files.length >= UPLOAD_SLOT.files) return "too_many_files";
  if (files.some((one) => one.sha256 === file.sha256)) return "already_here";
  const position = Math.max(0, ...files.map((one) => one.position)) + 1;
  const { id } = await tx.draftFile.create({ data: { ...file, draftId, position }, select: { id: true } });
  if (read && isPicture(file.mime)) await readDraftFileLater(tx, { draftId, fileId: id, at: file.uploadedAt });
  await tx.draft.update({
    where: { id: draftId },
    data: { expiresAt: draftEnd(file.uploadedAt) },
    select: { id: true },
  });
  return null;
}
