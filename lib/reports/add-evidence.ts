import { appendAudit } from "@/lib/audit/append-entry";
import { hearInMain } from "@/lib/cases/co-reporters/hear-in-main";
import { lockWithMain } from "@/lib/cases/co-reporters/lock-with-main";
import type { MainCase } from "@/lib/cases/co-reporters/main-case";
import { recordEvent } from "@/lib/cases/record-event";
import { noteReporterWrote } from "@/lib/cases/reporter-writing";
import { isOpen, positionOf } from "@/lib/cases/track";
import { acceptFile } from "@/lib/evidence/accept-file";
import { attachEvidence, type FileForCase } from "@/lib/evidence/attach-evidence";
import { receivedEntries } from "@/lib/evidence/custody";
import { displayName } from "@/lib/evidence/display-name";
import type { EvidenceKind } from "@/lib/evidence/evidence-kind";
import type { FileRefusal } from "@/lib/evidence/file-refusal";
import { keepOrDiscard } from "@/lib/evidence/keep-or-discard";
import { heldByCase } from "@/lib/evidence/queries";
import type { IncomingFile } from "@/lib/evidence/received-file";
import { UPLOAD_SLOT } from "@/lib/evidence/upload-slot";
import { inTransaction, type Tx } from "@/lib/infra/db/client";
import { takeTicket } from "@/lib/infra/rate-limit/rate-limit";
import type { CaseSession } from "@/lib/reports/case-session";

export type AddEvidence = {
  file: IncomingFile;
  kind: EvidenceKind;
  /** YYYY-MM-DD in China. */
  capturedOn: string | null;
  capturedWhere: string | null;
};

export type EvidenceRefusal = FileRefusal | "too_many_uploads" | "closed";
export type AddEvidenceResult = { ok: true } | { ok: false; reason: EvidenceRefusal; displayName: string };

const UPLOADS = { limit: 60, windowSeconds: 3_600 } as const;

/** Takes one more file while a track is open (B3). A refusal leaves what the case has as it is. */
export async function addEvidence(
  session: CaseSession,
  { file, ...about }: AddEvidence,
  at: Date = new Date(),
): Promise<AddEvidenceResult> {
  const { caseId } = session;
  const ticket = await takeTicket("evidence", caseId, UPLOADS);
  if (!ticket.ok) return { ok: false, reason: "too_many_uploads", displayName: displayName(file.name) };
  const accepted = await acceptFile(file, await heldByCase(caseId));
  if (!accepted.ok) return accepted;
  const row = { file: { ...accepted.file, ...about }, at };
  const refused = await keepOrDiscard(accepted.file, () => inTransaction((tx) => keep(tx, caseId, row)));
  if (!refused) return { ok: true };
  return { ok: false, reason: refused, displayName: accepted.file.displayName };
}

/** Asks again under the case's lock: staff may have closed it, or a second request brought the same file. */
async function keep(
  tx: Tx,
  caseId: string,
  { file, at }: { file: FileForCase; at: Date },
): Promise<EvidenceRefusal | null> {
  const main = await lockWithMain(tx, caseId);
  await tx.case.update({ where: { id: caseId }, data: { updatedAt: at }, select: { id: true } });
  if (!(await isTaking(tx, caseId, main))) return "closed";
  if ((await heldByCase(caseId, tx)).count >= UPLOAD_SLOT.files) return "too_many_files";
  const [kept] = await attachEvidence(tx, { caseId, files: [file], source: "reporter", at });
  if (!kept) return "already_here";
  await noteReporterWrote(tx, caseId, at);
  const actor = { kind: "reporter" } as const;
  await recordEvent(tx, { caseId, kind: "evidence_added", actor, told: true, data: { files: 1 }, at });
  if (main) await hearInMain(tx, main, { caseId, came: "evidence", at });
  const data = { evidence: kept.id, sha256: kept.sha256 };
  await appendAudit(tx, [
    { actor, action: "report.evidence_added", subject: { kind: "case", id: caseId }, data, at },
    ...receivedEntries({ caseId, actor, files: [kept], at }),
  ]);
  return null;
}

/** As long as a track is open here, or in the case that it is carried on in. */
async function isTaking(tx: Tx, caseId: string, main: MainCase | null): Promise<boolean> {
  const tracks = await tx.track.findMany({ where: { caseId }, select: { kind: true, state: true } });
  const places = tracks.map(({ kind, state }) => positionOf(kind, state));
  return places.some(isOpen) || (main !== null && isOpen(main.report));
}
