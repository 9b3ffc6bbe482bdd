import type { AuditAction } from "@/lib/audit/actions";
import { appendAudit } from "@/lib/audit/append-entry";
import type { AuditInput } from "@/lib/audit/audit-entry";
import type { EventKind } from "@/lib/cases/case-event";
import { holdForSuit } from "@/lib/cases/litigation/hold-for-suit";
import { sayOutsideTracks } from "@/lib/cases/say-outside-tracks";
import type { Json } from "@/lib/infra/crypto/canonical-json";
import type { Tx } from "@/lib/infra/db/client";

export type SuitNote = {
  suitId: string;
  staffId: string;
  event: EventKind;
  action: AuditAction;
  /** Cases on which it stands in the history, in the order in which they were locked. */
  caseIds: readonly string[];
  /** What reporters read of it: a line in their timeline, and the words of the office if there are any. */
  told: { key: string; words: string } | null;
  /** Why these cases are kept as they are from now on; absent where that has been done. */
  hold?: { matter: string; reason: string };
  data: { readonly [key: string]: Json | undefined };
  at: Date;
};

/** Writes what happened to a suit where people look for it: on each of its cases, and in the audit record. */
export async function noteOnCases(tx: Tx, note: SuitNote): Promise<void> {
  const { suitId, staffId, event, action, caseIds, told, hold, data, at } = note;
  const holds: AuditInput[] = [];
  for (const caseId of caseIds) {
    await sayOutsideTracks(tx, { caseId, staffId, kind: event, told, data: { suit: suitId }, at });
    if (hold) holds.push(...(await holdForSuit(tx, { ...hold, caseId, suitId, staffId, at })));
  }
  const actor = { kind: "staff", id: staffId } as const;
  await appendAudit(tx, [
    { actor, action, subject: { kind: "suit", id: suitId }, data: { ...data, cases: [...caseIds] }, at },
    ...caseIds.map((id) => ({ actor, action, subject: { kind: "case", id } as const, data: { suit: suitId }, at })),
    ...holds,
  ]);
}
