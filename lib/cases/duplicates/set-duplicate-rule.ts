import { z } from "zod";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { writtenText } from "@/lib/cases/schema";
import { inTransaction, isDuplicate } from "@/lib/infra/db/client";
import { DUPLICATE_MODES } from "./duplicate";
import { currentDuplicateRule } from "./queries";

const MOST_DAYS = 365;

const ruleSchema = z.object({
  base: z.coerce.number().int().min(0),
  mode: z.enum(DUPLICATE_MODES, { error: "unreadable" }),
  days: z.coerce.number({ error: "days_unreadable" }).int({ error: "days_unreadable" }).min(1).max(MOST_DAYS),
  reason: writtenText.refine((text) => text !== "" && text.length <= 300, { error: "reason_missing" }),
});
export type DuplicateRuleInput = { base: string; mode: string; days: string; reason: string };

export type DuplicateRuleFault = "days_unreadable" | "reason_missing" | "unreadable" | "shadow_first" | "stale";
export type SetDuplicateRuleResult = { ok: true } | NotPermitted | { ok: false; reason: DuplicateRuleFault };

/**
 * Says what the rule on exact duplicates may do (C8): nothing, propose, or close. It closes only after it has proposed,
 * so that a supervisor has seen what it finds. Each change is a version with a name and a reason.
 */
export async function setDuplicateRule(
  staff: Staff,
  input: DuplicateRuleInput,
  at: Date = new Date(),
): Promise<SetDuplicateRuleResult> {
  const may = authorise(staff, "rules:change");
  if (!may.ok) return may;
  const parsed = ruleSchema.safeParse(input);
  if (!parsed.success) return { ok: false, reason: faultIn(parsed.error.issues) };
  const { base, mode, days, reason } = parsed.data;
  const { organisationId } = staff;
  const current = await currentDuplicateRule(organisationId);
  if (current.version === base + 1 && current.mode === mode && current.days === days) return { ok: true };
  if (current.version !== base) return { ok: false, reason: "stale" };
  if (mode === "on" && current.mode === "off") return { ok: false, reason: "shadow_first" };
  const row = { organisationId, version: base + 1, mode, days, reason, changedById: staff.id, changedAt: at };
  try {
    await inTransaction(async (tx) => {
      await tx.duplicateRule.create({ data: row, select: { version: true } });
      const subject = { kind: "rules", id: organisationId } as const;
      const actor = { kind: "staff", id: staff.id } as const;
      const data = { version: base + 1, mode, days };
      await appendAudit(tx, { actor, action: "rules.duplicates_changed", subject, data, at });
    });
    return { ok: true };
  } catch (error) {
    if (isDuplicate(error)) return { ok: false, reason: "stale" };
    throw error;
  }
}

function faultIn(issues: readonly z.core.$ZodIssue[]): DuplicateRuleFault {
  const [issue] = issues;
  if (issue?.path[0] === "days") return "days_unreadable";
  return issue?.path[0] === "reason" ? "reason_missing" : "unreadable";
}
