import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { listEntries } from "@/lib/audit/list-entries";
import { type AuditRow, auditRows } from "@/lib/cases/audit-rows";
import { findSign } from "@/lib/cases/reading-watch/find-sign";
import { READING_ACTIONS } from "@/lib/cases/reading-watch/reading-day";
import type { SignKind } from "@/lib/cases/reading-watch/reading-signs";
import { type SignView, signViews } from "@/lib/cases/reading-watch/sign-view";
import { addDays, endOfShanghaiDay, startOfShanghaiDay } from "@/lib/clocks/plain-date";
import { inTransaction } from "@/lib/infra/db/client";

export const SIGN_ENTRIES = 100;

export type ReadSignResult =
  /** `entries`: what the record says of that time, the newest {@link SIGN_ENTRIES}. */
  { ok: true; sign: SignView; entries: readonly AuditRow[] } | NotPermitted | { ok: false; reason: "not_found" };

/** Signs that look back over the week before their day. */
const OF_A_WEEK: readonly SignKind[] = ["same_case", "same_merchant", "same_reporter", "identity"];

/** One sign with the entries behind it. Opening it is an entry of its own, about whoever is meant. */
export async function readSign(staff: Staff, id: string, at: Date = new Date()): Promise<ReadSignResult> {
  const may = authorise(staff, "audit:read");
  if (!may.ok) return may;
  const found = await findSign(staff, id);
  const [sign] = found ? await signViews(staff, [found]) : [];
  if (!found || !sign) return { ok: false, reason: "not_found" };
  const actor = { kind: "staff", id: staff.id } as const;
  const data = { sign: id, staff: found.staffId };
  await inTransaction((tx) =>
    appendAudit(tx, { actor, action: "audit.read", subject: { kind: "audit", id: staff.id }, data, at }),
  );
  const { day, cases } = found;
  const from = startOfShanghaiDay(OF_A_WEEK.includes(sign.kind) ? addDays(day, -6) : day);
  const filter = {
    actorId: found.staffId,
    actions: READING_ACTIONS,
    from,
    until: endOfShanghaiDay(day),
    ...(cases.length > 0 && { subjectIds: cases }),
  };
  const entries = await listEntries(filter, null, SIGN_ENTRIES);
  return { ok: true, sign, entries: await auditRows(staff, entries) };
}
