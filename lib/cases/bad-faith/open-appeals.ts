import { holds, type Staff } from "@/lib/access/staff";
import { db } from "@/lib/infra/db/client";

export type OpenAppeal = { readonly reference: string; readonly appealedAt: Date; readonly ground: string };

const MOST = 100;

/** Appeals that wait for a third person and that this one may decide, the oldest first. */
export async function openAppeals(staff: Staff, at: Date = new Date()): Promise<OpenAppeal[]> {
  if (!holds(staff, "case:decide:final")) return [];
  const { id: me, organisationId } = staff;
  const rows = await db.badFaithMark.findMany({
    where: {
      case: { organisationId },
      appealedAt: { not: null },
      appealDecidedAt: null,
      expiresAt: { gt: at },
      askedById: { not: me },
      approvedById: { not: me },
    },
    orderBy: { appealedAt: "asc" },
    take: MOST,
    select: { ground: true, appealedAt: true, case: { select: { reference: true } } },
  });
  return rows.map(({ ground, appealedAt, case: { reference } }) => ({
    reference,
    ground,
    appealedAt: appealedAt ?? at,
  }));
}
