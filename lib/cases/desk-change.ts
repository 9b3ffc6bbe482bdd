import type { Staff } from "@/lib/access/staff";
import type { AuditAction } from "@/lib/audit/actions";
import { appendAudit } from "@/lib/audit/append-entry";
import type { EventKind } from "@/lib/cases/case-event";
import { recordEvent } from "@/lib/cases/record-event";
import type { TrackKind } from "@/lib/cases/track";
import type { Tx } from "@/lib/infra/db/client";

/** Keeps everybody else from changing whose a case is until the transaction ends. */
export async function lockCase(tx: Tx, caseId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "case" WHERE id = ${caseId}::uuid FOR NO KEY UPDATE`;
}

export type DeskChange = {
  caseId: string;
  trackKind?: TrackKind;
  kind: EventKind;
  action: AuditAction;
  /** Codes, dates and ids; never the words of a person. */
  data: Record<string, string>;
  at: Date;
};

/** The event that staff read, and the entry in the audit record. Reporters hear nothing of who sits where. */
export async function noteDeskChange(tx: Tx, staff: Pick<Staff, "id">, change: DeskChange): Promise<void> {
  const { caseId, trackKind, kind, action, data, at } = change;
  const actor = { kind: "staff", id: staff.id } as const;
  await recordEvent(tx, { caseId, trackKind, kind, actor, told: false, data, at });
  const audited = trackKind ? { ...data, track: trackKind } : data;
  await appendAudit(tx, { actor, action, subject: { kind: "case", id: caseId }, data: audited, at });
}

/** Whoever hands a case on has it no longer in hand. */
export async function letGo(tx: Tx, caseId: string, staffId: string): Promise<void> {
  const where = { id: caseId, claimedById: staffId };
  await tx.case.updateMany({ where, data: { claimedById: null, claimedUntil: null } });
}
