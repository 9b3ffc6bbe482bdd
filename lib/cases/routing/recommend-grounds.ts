import { isId } from "@/lib/access/schema";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { inTransaction } from "@/lib/infra/db/client";
import { UNIT_GROUNDS } from "./unit-grounds";

export type RecommendGroundsResult = { ok: true } | NotPermitted | { ok: false; reason: "not_found" };

/** Says which grounds a unit most often decides by; its people see them first. What is no ground of ours is passed over. */
export async function recommendGrounds(
  staff: Staff,
  input: { unitId: string; grounds: readonly string[] },
  at: Date = new Date(),
): Promise<RecommendGroundsResult> {
  const may = authorise(staff, "rules:change");
  if (!may.ok) return may;
  const { organisationId } = staff;
  const grounds = UNIT_GROUNDS.filter((ground) => input.grounds.includes(ground));
  if (!isId(input.unitId)) return { ok: false, reason: "not_found" };
  return inTransaction(async (tx) => {
    const { count } = await tx.unit.updateMany({ where: { id: input.unitId, organisationId }, data: { grounds } });
    if (count === 0) return { ok: false, reason: "not_found" };
    const [actor, subject] = [
      { kind: "staff", id: staff.id },
      { kind: "rules", id: organisationId },
    ] as const;
    const data = { unit: input.unitId, grounds: grounds.join(" ") };
    await appendAudit(tx, { actor, action: "rules.grounds_recommended", subject, data, at });
    return { ok: true };
  });
}
