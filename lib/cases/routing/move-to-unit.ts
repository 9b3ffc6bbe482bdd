import { z } from "zod";
import { isRecused, RECUSED, type Recused } from "@/lib/access/recusal";
import { isId } from "@/lib/access/schema";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { lockCase, noteDeskChange } from "@/lib/cases/desk-change";
import { findCase } from "@/lib/cases/find-case";
import { NO_UNIT } from "@/lib/cases/queue-filter";
import { writtenText } from "@/lib/cases/schema";
import { inTransaction, type Tx } from "@/lib/infra/db/client";
import { holdOpenUnits } from "./hold-units";
import { currentRules } from "./queries";
import { latestRoute } from "./route-case";

export const LONGEST_MOVE_REASON = 300;

const moveSchema = z.object({
  unit: z.string().refine((unit) => unit === NO_UNIT || isId(unit), { error: "unit_missing" }),
  reason: writtenText
    .refine((text) => text !== "", { error: "reason_missing" })
    .refine((text) => [...text].length <= LONGEST_MOVE_REASON, { error: "reason_too_long" }),
});

/** `unit`: a desk of the own office, or `NO_UNIT` for nobody's. `seen`: the route that the page showed, "" for none. */
export type MoveToUnit = { reference: string; unit: string; reason: string; seen: string };
export const MOVE_FAULTS = ["unit_missing", "unit_unknown", "reason_missing", "reason_too_long"] as const;
export type MoveFault = (typeof MOVE_FAULTS)[number];
export type MoveToUnitResult =
  | { ok: true }
  | NotPermitted
  | Recused
  | { ok: false; reason: MoveFault | "not_found" | "stale" };

/**
 * Moves a case that the rules led to the wrong desk, by hand and with a reason (C2). From then on the rules leave it
 * alone. `unit_unknown`: no desk of this office, or a closed one; `stale`: it was moved since the page was made. Asking
 * for the desk where it lies already changes nothing.
 */
export async function moveToUnit(staff: Staff, input: MoveToUnit, at: Date = new Date()): Promise<MoveToUnitResult> {
  const may = authorise(staff, "case:assign");
  if (!may.ok) return may;
  const found = await findCase(staff, input.reference, "own");
  if (!found) return { ok: false, reason: "not_found" };
  const parsed = moveSchema.safeParse(input);
  if (!parsed.success) return { ok: false, reason: faultIn(parsed.error.issues) };
  const { unit, reason } = parsed.data;
  const unitId = unit === NO_UNIT ? null : unit;
  return inTransaction(async (tx): Promise<MoveToUnitResult> => {
    await lockCase(tx, found.id);
    if (await isRecused({ caseId: found.id, staffId: staff.id }, tx)) return RECUSED;
    const from = await deskOf(tx, found.id);
    if (from === unitId) return { ok: true };
    if (unitId && !(await holdOpenUnits(tx, { organisationId: staff.organisationId, ids: [unitId] })).size)
      return { ok: false, reason: "unit_unknown" };
    if (((await latestRoute(tx, found.id))?.id ?? "") !== input.seen) return { ok: false, reason: "stale" };
    const { version } = await currentRules(staff.organisationId, tx);
    const route = { caseId: found.id, unitId, version, cause: "by_hand", byId: staff.id, reason, at };
    await tx.caseRoute.createMany({ data: [route] });
    await tx.track.updateMany({ where: { caseId: found.id }, data: { unitId } });
    const data = { unit, before: from ?? NO_UNIT };
    const [kind, action] = ["moved_to_unit", "case.moved_to_unit"] as const;
    await noteDeskChange(tx, staff, { caseId: found.id, kind, action, data, at });
    return { ok: true };
  });
}

function faultIn(issues: readonly { message: string }[]): MoveFault {
  return MOVE_FAULTS.find((known) => issues.some(({ message }) => message === known)) ?? "reason_too_long";
}

/** All tracks of a case lie at one desk. */
async function deskOf(tx: Tx, caseId: string): Promise<string | null> {
  return (await tx.track.findFirst({ where: { caseId }, select: { unitId: true } }))?.unitId ?? null;
}
