import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { type AbsenceRefusal, mayPlanFor, spanOf } from "@/lib/cases/absence";
import { isColleague } from "@/lib/cases/assign-case";
import { inTransaction, type Tx } from "@/lib/infra/db/client";

/** The first and the last day, in Shanghai. */
export type PlanAbsence = { staffId: string; substituteId: string; first: string; last: string };
export type PlanRefusal =
  | AbsenceRefusal
  | "colleague_unknown"
  | "same_person"
  | "overlaps"
  | "stands_in"
  | "substitute_away";
export type PlanAbsenceResult = { ok: true } | NotPermitted | { ok: false; reason: PlanRefusal };

type Asked = { from: Date; until: Date; staffId: string; substituteId: string };

/**
 * Notes that somebody is away and who sees the cases assigned to them meanwhile. One absence at a time: `overlaps` says
 * that there is one already in these days, `stands_in` that they see somebody else's cases in them, `substitute_away`
 * that the colleague is not there either. The same asked twice is answered like the first time.
 */
export async function planAbsence(staff: Staff, input: PlanAbsence, at: Date = new Date()): Promise<PlanAbsenceResult> {
  const may = authorise(staff, "case:claim");
  if (!may.ok) return may;
  const { staffId, substituteId } = input;
  if (!mayPlanFor(staff, staffId)) return { ok: false, reason: "not_permitted" };
  if (staffId === substituteId) return { ok: false, reason: "same_person" };
  for (const id of [staffId, substituteId]) {
    if (!(await isColleague(staff, id))) return { ok: false, reason: "colleague_unknown" };
  }
  const span = spanOf(input.first, input.last, at);
  if ("refused" in span) return { ok: false, reason: span.refused };
  return inTransaction((tx) => plan(tx, staff, { asked: { ...span, staffId, substituteId }, at }));
}

async function plan(tx: Tx, staff: Staff, { asked, at }: { asked: Asked; at: Date }): Promise<PlanAbsenceResult> {
  const { staffId, substituteId, from, until } = asked;
  // Both, in one order for everybody: of two who name each other at the same moment, the second hears of the first.
  await tx.$queryRaw`
    SELECT 1 FROM staff WHERE id IN (${staffId}::uuid, ${substituteId}::uuid) ORDER BY id FOR NO KEY UPDATE`;
  const meanwhile = { endedAt: null, from: { lt: until }, until: { gt: from } };
  const other = await tx.absence.findFirst({ where: { staffId, ...meanwhile } });
  if (other) return isSame(other, asked) ? { ok: true } : { ok: false, reason: "overlaps" };
  const standsIn = await tx.absence.findFirst({ where: { substituteId: staffId, ...meanwhile }, select: { id: true } });
  if (standsIn) return { ok: false, reason: "stands_in" };
  const away = await tx.absence.findFirst({ where: { staffId: substituteId, ...meanwhile }, select: { id: true } });
  if (away) return { ok: false, reason: "substitute_away" };
  await tx.absence.create({ data: { ...asked, byId: staff.id, at }, select: { id: true } });
  await appendAudit(tx, {
    actor: { kind: "staff", id: staff.id },
    action: "staff.absence_planned",
    subject: { kind: "staff", id: staffId },
    data: { substitute: substituteId, from: from.toISOString(), until: until.toISOString() },
    at,
  });
  return { ok: true };
}

function isSame(one: Asked, other: Asked): boolean {
  const span = one.from.getTime() === other.from.getTime() && one.until.getTime() === other.until.getTime();
  return span && one.substituteId === other.substituteId;
}
