import { z } from "zod";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { db, inTransaction, type Tx } from "@/lib/infra/db/client";
import { FEWEST_TO_COUNT } from "@/lib/linking/offer";

/** From how many reporters within how many days a warning is drafted. */
export type WarningRule = { reporters: number; windowDays: number };

/** Fewer than this many people are never counted out loud, whatever is set. */
export const WARNING_LIMITS = {
  reporters: { min: FEWEST_TO_COUNT, max: 1_000 },
  windowDays: { min: 1, max: 365 },
} as const;

const whole = ({ min, max }: { min: number; max: number }) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,4}$/, "not_a_number")
    .transform(Number)
    .refine((count) => count >= min && count <= max, "out_of_range");

export const warningRuleSchema = z.object({
  reporters: whole(WARNING_LIMITS.reporters),
  windowDays: whole(WARNING_LIMITS.windowDays),
});

/** What counts for an organisation now: the latest it has set, else what is set for all. */
export async function warningRuleOf(organisationId: string, tx: Tx = db): Promise<WarningRule> {
  const select = { reporters: true, windowDays: true } as const;
  const latest = { orderBy: { id: "desc" }, select } as const;
  const own = await tx.warningRule.findFirst({ where: { organisationId }, ...latest });
  return own ?? (await tx.warningRule.findFirstOrThrow({ where: { organisationId: null }, ...latest }));
}

/** Sets the threshold of one's own organisation from now on; drafts that are there stay. */
export async function setWarningRule(
  staff: Staff,
  rule: WarningRule,
  at: Date = new Date(),
): Promise<{ ok: true } | NotPermitted> {
  const may = authorise(staff, "case:decide:final");
  if (!may.ok) return may;
  const { id: staffId, organisationId } = staff;
  return inTransaction(async (tx) => {
    const row = await tx.warningRule.create({
      data: { ...rule, organisationId, staffId, setAt: at },
      select: { id: true },
    });
    const actor = { kind: "staff", id: staffId } as const;
    await appendAudit(tx, {
      actor,
      action: "warning.threshold_set",
      subject: { kind: "warning", id: row.id },
      data: rule,
      at,
    });
    return { ok: true };
  });
}
