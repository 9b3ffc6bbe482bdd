import { appendAudit } from "@/lib/audit/append-entry";
import { drawMasked, type MaskedBlobs } from "@/lib/evidence/masking/draw-masked";
import { keepMaskedCopy, lockMasks } from "@/lib/evidence/masking/keep-masked-copy";
import { type FoundMask, masksOfPage } from "@/lib/evidence/masking/masks-of-page";
import { placeOfBox } from "@/lib/evidence/masking/place";
import { type ProposedField, type ReadingFailure, type ReadLine, textOfValue } from "@/lib/evidence/read-proposal";
import { loadModels } from "@/lib/evidence/reading/models";
import type { Page } from "@/lib/evidence/reading/page";
import { readFields } from "@/lib/evidence/reading/read-fields";
import { readPage } from "@/lib/evidence/reading/read-page";
import type { KnownNames, Reading } from "@/lib/evidence/reading/reading";
import { db, inTransaction, type Tx } from "@/lib/infra/db/client";
import { readBlob, removeBlob } from "@/lib/infra/storage/storage";

/** Which rules read it: counted up with every change that reads the same picture differently. */
const ENGINE = { engine: "pp-ocrv4", engineVersion: "1" } as const;

const WANTED = {
  id: true,
  caseId: true,
  sha256: true,
  workingCopyKey: true,
  masks: { where: { removedAt: null }, select: { x: true, y: true, width: true, height: true } },
  maskedCopy: { select: { copyKey: true, thumbnailKey: true, version: true } },
} as const;

type Unread = NonNullable<Awaited<ReturnType<typeof unread>>>;
type Seen = { page: Page; reading: Reading } | { failure: ReadingFailure };

/** A file that is ready and not read, or was not readable the last time; burnt ones are left alone. */
function unread(id: string) {
  const open = { OR: [{ reading: null }, { reading: { failure: { not: null } } }] };
  const where = { id, copyVerdict: "ready", ...open, NOT: { maskedCopy: { burntAt: { not: null } } } };
  return db.evidence.findFirst({ where, select: WANTED });
}

async function seen(workingCopyKey: string, known: KnownNames): Promise<Seen> {
  try {
    await loadModels();
  } catch {
    return { failure: "no_runtime" };
  }
  try {
    const page = await readPage(await readBlob(workingCopyKey));
    return { page, reading: readFields(page, known) };
  } catch {
    return { failure: "unreadable" };
  }
}

/**
 * Reads the working copy of a file, keeps what was read as a proposal (nothing in it counts as said: N1), hides what is
 * private in it and draws the masked copy that staff see from then on. Run twice, it does nothing the second time.
 * Where reading is not possible the row says why, and the picture stays veiled.
 * @throws {Error} when the masked copy could not be drawn or somebody changed the masks meanwhile: to be tried again.
 */
export async function readEvidenceNow({ evidenceId }: { evidenceId: string }, known: KnownNames, at = new Date()) {
  const file = await unread(evidenceId);
  if (!file?.workingCopyKey) return;
  const begun = performance.now();
  const read = await seen(file.workingCopyKey, known);
  const row = { ...ENGINE, evidenceId, tookMs: Math.round(performance.now() - begun), readAt: at };
  if ("failure" in read) {
    await inTransaction((tx) => keep(tx, file, { ...row, failure: read.failure }));
    return;
  }
  const masks = masksOfPage(read.page);
  const drawn = await drawMasked(file.workingCopyKey, [...file.masks, ...masks]);
  const kept = await inTransaction((tx) => conclude(tx, file, { row: { ...row, ...proposal(read) }, masks, drawn }));
  if (kept) return;
  await removeBlob(drawn.copyKey);
  await removeBlob(drawn.thumbnailKey);
}

function proposal({ page, reading }: { page: Page; reading: Reading }) {
  const fields = reading.fields.map((field): ProposedField => {
    const places = field.boxes.map((box) => placeOfBox(box, page));
    return { name: field.name, value: textOfValue(field), confidence: field.confidence, places };
  });
  const lines = page.lines.map(({ text, box }): ReadLine => ({ text, place: placeOfBox(box, page) }));
  const kind = { kindName: reading.kind?.name ?? null, kindConfidence: reading.kind?.confidence ?? null };
  return { ...kind, fields, lines, failure: null };
}

type Row = typeof ENGINE & { evidenceId: string; tookMs: number; readAt: Date; failure: string | null };
type Filled = Row & ReturnType<typeof proposal>;

/** Of two workers at the same file the second one writes nothing. */
async function put(tx: Tx, row: Row | Filled): Promise<boolean> {
  const created = await tx.evidenceReading.createMany({ data: [row], skipDuplicates: true });
  if (created.count === 1) return true;
  const { evidenceId, ...data } = row;
  return (await tx.evidenceReading.updateMany({ where: { evidenceId, failure: { not: null } }, data })).count === 1;
}

function entry({ id, caseId, sha256 }: Unread, row: Row | Filled) {
  const { engine, engineVersion, failure } = row;
  const fields = "fields" in row ? row.fields.length : 0;
  const data = { caseId, sha256, engine, engineVersion, fields, failure: failure ?? undefined };
  const subject = { kind: "evidence", id } as const;
  return { actor: { kind: "system" }, action: "evidence.read_by_machine", subject, data, at: row.readAt } as const;
}

async function keep(tx: Tx, file: Unread, row: Row): Promise<void> {
  if (await put(tx, row)) await appendAudit(tx, entry(file, row));
}

type Conclusion = { row: Filled; masks: readonly FoundMask[]; drawn: MaskedBlobs };

async function conclude(tx: Tx, file: Unread, { row, masks, drawn }: Conclusion): Promise<boolean> {
  const { id: evidenceId, caseId, sha256 } = file;
  await lockMasks(tx, evidenceId);
  if (!(await put(tx, row))) return false;
  const byHand = await tx.evidenceMask.count({ where: { evidenceId, removedAt: null } });
  if (byHand !== file.masks.length) throw new Error("a box was drawn while the picture was read");
  await tx.evidenceMask.createMany({ data: masks.map((mask) => ({ ...mask, evidenceId, madeAt: row.readAt })) });
  if (!(await keepMaskedCopy(tx, { evidenceId, before: file.maskedCopy, drawn, at: row.readAt }))) {
    throw new Error("the masks were changed while the picture was read");
  }
  const kinds = [...new Set(masks.map(({ kind }) => kind))];
  const data = { caseId, sha256, added: masks.length, kinds, copySha256: drawn.copySha256 };
  const subject = { kind: "evidence", id: evidenceId } as const;
  const read = entry(file, row);
  await appendAudit(tx, [read, { actor: read.actor, action: "evidence.masked", subject, data, at: row.readAt }]);
  return true;
}
