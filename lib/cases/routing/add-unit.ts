import { z } from "zod";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { db, inTransaction, isDuplicate } from "@/lib/infra/db/client";
import { inputFault, type RuleInputFault, shortName } from "./schema";

const unitSchema = z.object({ nameZh: shortName, nameEn: shortName });
export type NewUnit = z.input<typeof unitSchema>;
export type AddUnitResult = { ok: true; id: string } | NotPermitted | { ok: false; reason: RuleInputFault };

/** Sets up a desk that rules can lead to. The same names once more are the desk that is there. */
export async function addUnit(staff: Staff, input: NewUnit, at: Date = new Date()): Promise<AddUnitResult> {
  const may = authorise(staff, "rules:change");
  if (!may.ok) return may;
  const parsed = unitSchema.safeParse(input);
  if (!parsed.success) return { ok: false, reason: inputFault(parsed.error.issues).reason };
  const names = { organisationId: staff.organisationId, ...parsed.data };
  try {
    return await inTransaction(async (tx) => {
      const { id } = await tx.unit.create({ data: { ...names, createdAt: at }, select: { id: true } });
      const subject = { kind: "rules", id: staff.organisationId } as const;
      const actor = { kind: "staff", id: staff.id } as const;
      await appendAudit(tx, { actor, action: "rules.unit_added", subject, data: { unit: id }, at });
      return { ok: true, id };
    });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const there = await db.unit.findFirst({ where: { ...names, closedAt: null }, select: { id: true } });
    return there ? { ok: true, id: there.id } : { ok: false, reason: "name_taken" };
  }
}
