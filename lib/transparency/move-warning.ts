import { z } from "zod";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import type { AuditAction } from "@/lib/audit/actions";
import { appendAudit } from "@/lib/audit/append-entry";
import { inTransaction, type Tx } from "@/lib/infra/db/client";
import {
  isWarningId,
  moveOf,
  WARNING_STATES,
  type WarningAction,
  type WarningRefusal,
} from "@/lib/transparency/consumer-warning";

export const LONGEST_WARNING = 1_000;

const text = z.string().trim().min(1, "missing").max(LONGEST_WARNING, "too_long");
export const warningTextsSchema = z.object({ textZh: text, textEn: text });
export type WarningTexts = z.infer<typeof warningTextsSchema>;

/** `version` is the warning's as the asker saw it. Texts come with `write` alone. */
export type MoveWarning = { id: string; action: WarningAction; version: number; texts?: WarningTexts };
export type MoveWarningResult =
  | { ok: true }
  | NotPermitted
  | { ok: false; reason: WarningRefusal | "not_found" | "stale" };

const AUDITED = {
  write: "warning.written",
  approve: "warning.approved",
  withdraw: "warning.withdrawn",
} as const satisfies Record<WarningAction, AuditAction>;

const standing = z.object({ state: z.enum(WARNING_STATES), writtenById: z.string().nullable() });

/**
 * Writes, approves or withdraws a warning of one's own organisation. `stale`: somebody changed it since; a second click
 * of the same person is answered like the first.
 */
export async function moveWarning(staff: Staff, input: MoveWarning, at: Date = new Date()): Promise<MoveWarningResult> {
  const may = authorise(staff, "case:read");
  if (!may.ok) return may;
  const { id, action, version } = input;
  if (!isWarningId(id)) return { ok: false, reason: "not_found" };
  return inTransaction(async (tx) => {
    const found = await tx.consumerWarning.findFirst({ where: { id, organisationId: staff.organisationId } });
    if (!found) return { ok: false, reason: "not_found" };
    if (found.version !== version) return isDone(found, staff, input) ? { ok: true } : { ok: false, reason: "stale" };
    const move = moveOf(standing.parse(found), action, staff);
    if (!move.ok) return move;
    const { count } = await tx.consumerWarning.updateMany({
      where: { id, version, state: found.state },
      data: { state: move.to, version: version + 1, ...marksOf(input, staff.id, at) },
    });
    if (count === 0) return { ok: false, reason: "stale" };
    await audit(tx, staff, { id, action, at });
    return { ok: true };
  });
}

function marksOf({ action, texts }: MoveWarning, staffId: string, at: Date) {
  if (action === "write") return { ...texts, writtenById: staffId };
  return action === "approve" ? { approvedById: staffId, approvedAt: at } : { withdrawnById: staffId, withdrawnAt: at };
}

type Row = {
  version: number;
  state: string;
  approvedById: string | null;
  withdrawnById: string | null;
  textZh: string;
  textEn: string;
  writtenById: string | null;
};

/** Whether the last change is exactly what is asked for once more. */
function isDone(row: Row, staff: Staff, { action, version, texts }: MoveWarning): boolean {
  if (row.version !== version + 1) return false;
  if (action === "approve") return row.state === "approved" && row.approvedById === staff.id;
  if (action === "withdraw") return row.state === "withdrawn" && row.withdrawnById === staff.id;
  return row.writtenById === staff.id && row.textZh === texts?.textZh && row.textEn === texts.textEn;
}

async function audit(tx: Tx, staff: Staff, { id, action, at }: { id: string; action: WarningAction; at: Date }) {
  const actor = { kind: "staff", id: staff.id } as const;
  await appendAudit(tx, { actor, action: AUDITED[action], subject: { kind: "warning", id }, at });
}
