import { z } from "zod";
import { HOME_ORGANISATION } from "@/lib/access/organisation";
import { restingApprovals } from "@/lib/access/resting-approvals";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import type { AuditAction } from "@/lib/audit/actions";
import { appendAudit } from "@/lib/audit/append-entry";
import { asKept } from "@/lib/cases/schema";
import { shanghaiDate } from "@/lib/clocks/plain-date";
import { inTransaction, type Tx } from "@/lib/infra/db/client";
import {
  isWarningId,
  moveOf,
  WARNING_STATES,
  type WarningAction,
  type WarningRefusal,
} from "@/lib/transparency/consumer-warning";
import {
  identifies,
  type PublicationFault,
  publicationFault,
  WITHDRAWAL_REASONS,
} from "@/lib/transparency/publication";

export const LONGEST_WARNING = 1_000;

const text = z.string().transform(asKept).pipe(z.string().min(1, "missing").max(LONGEST_WARNING, "too_long"));
export const warningTextsSchema = z.object({ textZh: text, textEn: text });
export type WarningTexts = z.infer<typeof warningTextsSchema>;

/**
 * `version` is the warning's as the asker saw it. Texts come with `write`, the last day with `publish`, the reason with
 * the withdrawal of what was published.
 */
export type MoveWarning = {
  id: string;
  action: WarningAction;
  version: number;
  texts?: WarningTexts;
  until?: string;
  because?: string;
};
export type MoveWarningResult =
  | { ok: true }
  | NotPermitted
  | { ok: false; reason: WarningRefusal | MoveFault | "not_found" | "stale" | "too_new" };

export type MoveFault = PublicationFault | "because_missing";

/** The second person's steps: withdrawing protects, and waits for nobody. */
const ANSWERS: readonly WarningAction[] = ["approve", "publish"];

const AUDITED = {
  write: "warning.written",
  approve: "warning.approved",
  publish: "warning.published",
  withdraw: "warning.withdrawn",
} as const satisfies Record<WarningAction, AuditAction>;

const standing = z.object({
  state: z.enum(WARNING_STATES),
  writtenById: z.string().nullable(),
  approvedById: z.string().nullable(),
});

/**
 * Writes, approves, publishes or withdraws a warning of one's own organisation. `stale`: somebody changed it since; a second click
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
    const stands = { ...standing.parse(found), home: found.organisationId === HOME_ORGANISATION };
    const move = moveOf(stands, action, staff);
    if (!move.ok) return move;
    if (ANSWERS.includes(action) && (await restingApprovals(staff.id, at, tx)).includes("case:decide:final")) {
      return { ok: false, reason: "too_new" };
    }
    const fault = faultOf(found, input, at);
    if (fault) return { ok: false, reason: fault };
    const { count } = await tx.consumerWarning.updateMany({
      where: { id, version, state: found.state },
      data: { state: move.to, version: version + 1, ...marksOf(input, staff.id, at) },
    });
    if (count === 0) return { ok: false, reason: "stale" };
    await audit(tx, staff, { id, action, at });
    return { ok: true };
  });
}

/** What the move lacks besides people; null when nothing. */
function faultOf(row: Row, { action, texts, until = "", because = "" }: MoveWarning, at: Date): MoveFault | null {
  if (action === "write") return texts && identifies({ ...texts, shopName: row.shopName }) ? "identifying" : null;
  if (action === "publish") return publicationFault(row, until, shanghaiDate(at));
  const taken = action === "withdraw" && row.state === "published";
  return taken && !isReason(because) ? "because_missing" : null;
}

function isReason(text: string): boolean {
  return (WITHDRAWAL_REASONS as readonly string[]).includes(text);
}

function marksOf({ action, texts, until, because }: MoveWarning, staffId: string, at: Date) {
  if (action === "write") return { ...texts, writtenById: staffId };
  if (action === "approve") return { approvedById: staffId, approvedAt: at };
  if (action === "publish") return { publishedById: staffId, publishedAt: at, expiresOn: until ?? null };
  const reason = because && isReason(because) ? because : null;
  return { withdrawnById: staffId, withdrawnAt: at, withdrawnBecause: reason };
}

type Row = {
  version: number;
  state: string;
  approvedById: string | null;
  publishedById: string | null;
  withdrawnById: string | null;
  shopName: string;
  textZh: string;
  textEn: string;
  writtenById: string | null;
};

/** Whether the last change is exactly what is asked for once more. */
function isDone(row: Row, staff: Staff, { action, version, texts }: MoveWarning): boolean {
  if (row.version !== version + 1) return false;
  if (action === "approve") return row.state === "approved" && row.approvedById === staff.id;
  if (action === "publish") return row.state === "published" && row.publishedById === staff.id;
  if (action === "withdraw") return row.state === "withdrawn" && row.withdrawnById === staff.id;
  return row.writtenById === staff.id && row.textZh === texts?.textZh && row.textEn === texts.textEn;
}

async function audit(tx: Tx, staff: Staff, { id, action, at }: { id: string; action: WarningAction; at: Date }) {
  const actor = { kind: "staff", id: staff.id } as const;
  await appendAudit(tx, { actor, action: AUDITED[action], subject: { kind: "warning", id }, at });
}
