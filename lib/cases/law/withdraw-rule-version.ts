import { isOfHome } from "@/lib/access/organisation";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { rereadLaw } from "@/lib/cases/law/known-law";
import { isAhead } from "@/lib/cases/law/rule-day";
import { withdrawalReason } from "@/lib/cases/law/schema";
import { inTransaction, isDuplicate } from "@/lib/infra/db/client";

export type WithdrawVersion = { readonly ruleId: string; readonly number: number; readonly reason: string };
export type WithdrawVersionResult =
  | { ok: true }
  | NotPermitted
  | { ok: false; reason: "not_found" | "in_force" | "missing" | "too_long" };

/** Takes a version back before its first day. What was recorded, and that it was taken back, stays on record. */
export async function withdrawRuleVersion(
  staff: Staff,
  { ruleId, number, reason }: WithdrawVersion,
  at: Date = new Date(),
): Promise<WithdrawVersionResult> {
  const may = authorise(staff, "law:change");
  if (!may.ok) return may;
  if (!isOfHome(staff)) return { ok: false, reason: "not_permitted" };
  const why = withdrawalReason.safeParse(reason);
  if (!why.success) return { ok: false, reason: why.error.issues[0]?.message === "too_long" ? "too_long" : "missing" };
  const result = await withdraw({ staff, ruleId, number, why: why.data, at });
  if (result.ok) await rereadLaw();
  return result;
}

type Withdrawing = { staff: Staff; ruleId: string; number: number; why: string; at: Date };

async function withdraw({ staff, ruleId, number, why, at }: Withdrawing): Promise<WithdrawVersionResult> {
  try {
    return await inTransaction(async (tx) => {
      const select = { id: true, validFrom: true, withdrawal: { select: { versionId: true } } } as const;
      const found = await tx.clockRuleVersion.findFirst({ where: { ruleId, number }, select });
      if (!found) return { ok: false, reason: "not_found" };
      if (found.withdrawal) return { ok: true };
      if (!isAhead(found.validFrom, at)) return { ok: false, reason: "in_force" };
      const data = { versionId: found.id, reason: why, withdrawnById: staff.id, withdrawnAt: at };
      await tx.clockRuleWithdrawal.create({ data, select: { versionId: true } });
      await appendAudit(tx, {
        actor: { kind: "staff", id: staff.id },
        action: "law.withdrawn",
        subject: { kind: "law", id: ruleId },
        data: { rule: ruleId, number, validFrom: found.validFrom },
        at,
      });
      return { ok: true };
    });
  } catch (error) {
    if (isDuplicate(error)) return { ok: true }; // somebody else took it back at the same moment
    throw error;
  }
}
