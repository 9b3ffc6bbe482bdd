import type { Staff } from "@/lib/access/staff";
import type { HoldView } from "@/lib/cases/litigation/litigation-hold";
import { staffNames } from "@/lib/cases/queries";
import { db, type Prisma } from "@/lib/infra/db/client";

/**
 * Every hold there ever was on this case, and those in force on the cases that it is carried on in; those in force first,
 * then the newest.
 */
export async function holdsOfCase(staff: Staff, caseId: string): Promise<HoldView[]> {
  const over = await db.$queryRaw<{ id: string }[]>`SELECT hold_id::text AS id FROM holds_over(${caseId}::uuid)`;
  return holdsWhere(staff, { OR: [{ caseId }, { id: { in: over.map(({ id }) => id) } }] }, caseId);
}

/** These holds, by their ids: for whoever is asked to lift one. */
export async function holdsById(staff: Staff, ids: readonly string[]): Promise<ReadonlyMap<string, HoldView>> {
  const holds = ids.length === 0 ? [] : await holdsWhere(staff, { id: { in: [...ids] } });
  return new Map(holds.map((hold) => [hold.id, hold]));
}

async function holdsWhere(staff: Staff, where: Prisma.LitigationHoldWhereInput, askedOf?: string): Promise<HoldView[]> {
  const { organisationId } = staff;
  const rows = await db.litigationHold.findMany({
    where: { ...where, case: { organisationId } },
    include: {
      liftApproval: { select: { askedById: true, decidedById: true } },
      case: { select: { reference: true } },
    },
    orderBy: [{ liftedAt: { sort: "desc", nulls: "first" } }, { id: "desc" }],
  });
  const people = rows.flatMap(({ placedById, liftApproval: lift }) => [placedById, lift?.askedById, lift?.decidedById]);
  const names = await staffNames(
    staff,
    people.map((id) => id ?? null),
  );
  const nameOf = (id: string | null | undefined) => names.get(id ?? "") ?? "";
  return rows.map(({ id, basis, matter, reason, placedById, placedAt, liftedAt, liftApproval, caseId, case: on }) => ({
    id,
    basis,
    matter,
    reason,
    placedBy: nameOf(placedById),
    placedAt,
    heldWith: askedOf && caseId !== askedOf ? on.reference : null,
    lifted: liftedAt && {
      at: liftedAt,
      askedBy: nameOf(liftApproval?.askedById),
      approvedBy: nameOf(liftApproval?.decidedById),
    },
  }));
}
