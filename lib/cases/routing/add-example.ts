import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { inTransaction } from "@/lib/infra/db/client";
import { holdOpenUnits } from "./hold-units";
import { exampleSchema, inputFault, type NewExample, type RuleInputFault } from "./schema";

export type AddExampleResult = { ok: true } | NotPermitted | { ok: false; reason: RuleInputFault };

/**
 * Extends the test table: every later change of the rules has to lead a case of these facts to this desk. Whoever
 * decides on cases may, not only who writes the rules. The same example once more is the one that is there.
 */
export async function addExample(staff: Staff, input: NewExample, at: Date = new Date()): Promise<AddExampleResult> {
  const may = authorise(staff, "case:decide:triage");
  if (!may.ok) return may;
  const parsed = exampleSchema.safeParse(input);
  if (!parsed.success) return { ok: false, reason: inputFault(parsed.error.issues).reason };
  const { organisationId } = staff;
  const { unitId } = parsed.data;
  return inTransaction(async (tx): Promise<AddExampleResult> => {
    if (unitId && !(await holdOpenUnits(tx, { organisationId, ids: [unitId] })).size) {
      return { ok: false, reason: "unit_unknown" };
    }
    const example = { organisationId, ...parsed.data };
    if (await tx.routingExample.findFirst({ where: { ...example, removedAt: null } })) return { ok: true };
    const data = { ...example, addedById: staff.id, addedAt: at };
    const { id } = await tx.routingExample.create({ data, select: { id: true } });
    const [actor, subject] = [
      { kind: "staff", id: staff.id },
      { kind: "rules", id: organisationId },
    ] as const;
    await appendAudit(tx, { actor, action: "rules.example_added", subject, data: { example: id }, at });
    return { ok: true };
  });
}
