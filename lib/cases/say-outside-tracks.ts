import { stopAnswerClocks } from "@/lib/cases/answer-clock";
import type { EventKind } from "@/lib/cases/case-event";
import { recordEvent } from "@/lib/cases/record-event";
import type { Tx } from "@/lib/infra/db/client";
import { notifyReporterLater } from "@/lib/notifications/notify-reporter";

export type OutsideTracks = {
  caseId: string;
  staffId: string;
  kind: EventKind;
  /** Null: staff alone read of it. The key makes the words go out once. */
  told: { key: string; words: string } | null;
  data: Record<string, string>;
  at: Date;
};

/**
 * Notes on a case what happened elsewhere and moves none of its tracks, and tells its reporter where that is theirs to
 * know. The caller has locked the case and writes the audit entry.
 */
export async function sayOutsideTracks(tx: Tx, said: OutsideTracks): Promise<void> {
  const { caseId, staffId, kind, told, data, at } = said;
  const actor = { kind: "staff", id: staffId } as const;
  await recordEvent(tx, { caseId, kind, actor, told: told !== null, data, at });
  await tx.case.update({ where: { id: caseId }, data: { updatedAt: at }, select: { id: true } });
  if (!told) return;
  if (told.words) {
    const onceKey = `${told.key}:${caseId}`;
    const message = { caseId, fromKind: "staff", staffId, body: told.words, sentAt: at, onceKey };
    await tx.message.create({ data: message, select: { id: true } });
    await stopAnswerClocks(tx, caseId, at);
  }
  await notifyReporterLater(tx, { caseId, template: "news", at });
}
