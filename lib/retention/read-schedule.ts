import type { NotPermitted, Staff } from "@/lib/access/staff";
import { db } from "@/lib/infra/db/client";
import { countDue, type DueCounts } from "@/lib/retention/due-records";
import { mayDispose } from "@/lib/retention/read-batches";
import type { RetentionRule } from "@/lib/retention/retention-rule";
import { CASE_RULE, IDENTITY_RULE, RETENTION_RULES } from "@/lib/retention/retention-rules";

/** A rule with what it makes due in one's own organisation; counts only where a rule has any. */
export type ScheduledRule = { readonly rule: RetentionRule; readonly counts: DueCounts | null };
export type ReadScheduleResult = { ok: true; rules: readonly ScheduledRule[] } | NotPermitted;

/** How long everything is kept, how much of it is due, and when the next comes due (G4). */
export async function readSchedule(staff: Staff, at: Date = new Date()): Promise<ReadScheduleResult> {
  if (!mayDispose(staff)) return { ok: false, reason: "not_permitted" };
  const asked = { organisationId: staff.organisationId, at };
  const [cases, contacts, drafts] = await Promise.all([
    countDue(db, asked, "case"),
    countDue(db, asked, "identity"),
    countDrafts(at),
  ]);
  const counts: Record<string, DueCounts> = { [CASE_RULE.id]: cases, [IDENTITY_RULE.id]: contacts, draft: drafts };
  return { ok: true, rules: RETENTION_RULES.map((rule) => ({ rule, counts: counts[rule.id] ?? null })) };
}

/** Reports under way belong to no organisation yet. */
async function countDrafts(at: Date): Promise<DueCounts> {
  const [due, next] = await Promise.all([
    db.draft.count({ where: { expiresAt: { lte: at } } }),
    db.draft.aggregate({ where: { expiresAt: { gt: at } }, _min: { expiresAt: true } }),
  ]);
  return { due, held: 0, next: next._min.expiresAt };
}
