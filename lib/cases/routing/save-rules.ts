import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { db, inTransaction, isDuplicate } from "@/lib/infra/db/client";
import { type CheckedDraft, checkDraft, type DraftRefused, firstStray } from "./check-draft";
import { holdOpenUnits } from "./hold-units";
import { currentRules } from "./queries";
import type { ReadDraft, RulesDraft } from "./schema";

export type SaveRulesResult =
  | { ok: true; version: number }
  | NotPermitted
  | DraftRefused
  | { ok: false; reason: "stale"; version: number }
  | { ok: false; reason: "examples_fail" | "rule_too_wide" | "unsure"; checked: CheckedDraft };

/**
 * Puts a draft in force as the next version (D13). Refused while an example of the test table would be led elsewhere,
 * and for a rule that fits everything; `unsure` where too few cases tell whether one does, until somebody says that they
 * know; `stale` when somebody changed the rules since the draft was begun. A second click is answered like the first.
 */
export async function saveRules(staff: Staff, input: RulesDraft, at: Date = new Date()): Promise<SaveRulesResult> {
  const may = authorise(staff, "rules:change");
  if (!may.ok) return may;
  const checked = await checkDraft(staff.organisationId, input, at);
  if (!checked.ok) return checked;
  if (checked.draft.reason === "") return { ok: false, reason: "reason_missing", number: null };
  if (checked.comparison.faults.length > 0) return { ok: false, reason: "rule_too_wide", checked };
  if (checked.failures.length > 0) return { ok: false, reason: "examples_fail", checked };
  if (checked.comparison.unproven.length > 0 && checked.draft.sure !== "yes")
    return { ok: false, reason: "unsure", checked };
  return put(staff, checked, at);
}

async function put(staff: Staff, { draft, comparison }: CheckedDraft, at: Date): Promise<SaveRulesResult> {
  const { organisationId } = staff;
  const { version } = await currentRules(organisationId);
  const next = draft.base + 1;
  if (version !== draft.base) return (await sameAs(staff, draft)) ?? { ok: false, reason: "stale", version };
  const { rules, otherwiseId, reason } = draft;
  const { looked, unproven } = comparison;
  const row = { organisationId, version: next, rules, otherwiseId, reason, changedById: staff.id, changedAt: at };
  try {
    return await inTransaction(async (tx): Promise<SaveRulesResult> => {
      const ids = [...rules.map(({ unitId }) => unitId), ...(otherwiseId === null ? [] : [otherwiseId])];
      const stray = firstStray(draft, await holdOpenUnits(tx, { organisationId, ids }));
      if (stray !== null) return { ok: false, reason: "unit_unknown", number: stray || null };
      await tx.routingRules.create({ data: row, select: { version: true } });
      await appendAudit(tx, {
        actor: { kind: "staff", id: staff.id },
        action: "rules.changed",
        subject: { kind: "rules", id: organisationId },
        data: { version: next, rules: rules.length, looked, unproven: unproven.join(" ") },
        at,
      });
      return { ok: true, version: next };
    });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return (await sameAs(staff, draft)) ?? { ok: false, reason: "stale", version: next };
  }
}

/** The version that this very draft has already become. */
async function sameAs(staff: Staff, { base, rules, otherwiseId, reason }: ReadDraft): Promise<SaveRulesResult | null> {
  const { organisationId, id: changedById } = staff;
  const there = await db.routingRules.findFirst({
    where: { organisationId, version: base + 1, changedById, reason, otherwiseId, rules: { equals: rules } },
    select: { version: true },
  });
  return there && { ok: true, version: there.version };
}
